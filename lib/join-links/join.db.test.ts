import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { listPendingInvitations } from "@/db/queries/invitations";
import { findJoinLinkByToken, listJoinLinks, revokeJoinLink } from "@/db/queries/join-links";
import { updateMemberRole, updateMemberState } from "@/db/queries/memberships";
import { asAdmin, closeConnections } from "@/db/testing/connections";
import { makeOrganization, makePerson, type TestPerson } from "@/db/testing/people";
import { asUser, enterByJoinLink } from "@/db/wall";
import { makeInvitation } from "@/lib/invitations/testing";
import { act } from "@/lib/members/testing";
import { actIn } from "@/lib/organization/testing";
import { hashSecret, newSecret } from "@/lib/secret";
import { hashJoinLink } from "./link";
import { addAddress, join, lookAt, type MadeLink, makeJoinLink } from "./testing";

afterAll(closeConnections);

let slug: string;
let olga: TestPerson;
let anna: TestPerson;
let nora: TestPerson;
let link: MadeLink;

beforeEach(async () => {
  [olga, anna, nora] = [await makePerson("Olga"), await makePerson("Anna"), await makePerson("Nora")];
  slug = await makeOrganization([
    [olga, "owner"],
    [anna, "admin"],
  ]);
  link = await makeJoinLink(slug, anna);
});

async function membership(person: TestPerson) {
  const [row] = await asAdmin`select m.role_key as role, m.state, m.email, m.source from memberships m
    join organization_slugs g on g.organization_id = m.organization_id and g.slug = ${slug}
    where m.user_id = ${person.userId}`;
  return row && { ...row };
}

const put = (person: TestPerson, state: "suspended" | "removed" | "active") =>
  actIn(slug, olga, (tx) => updateMemberState(tx, person.userId, state));

describe("somebody joins", () => {
  test("with the role of the link, by their primary address", async () => {
    expect(await join(nora, link.token)).toBe(slug);
    expect(await membership(nora)).toEqual({
      role: "member",
      state: "active",
      email: nora.email,
      source: "link",
    });
  });

  test("twice, and it counts once", async () => {
    expect(await join(nora, link.token)).toBe(slug);
    expect(await join(nora, link.token)).toBe(slug);
    expect(await lookAt(link)).toEqual({ uses: 1, revoked: false, came: 1, events: 1 });
  });

  test("and keeps a role that they have already, without a use", async () => {
    const lesser = await makeJoinLink(slug, olga, { roleKey: "viewer", emailDomain: "elsewhere.test" });
    expect(await join(anna, lesser.token)).toBe(slug);
    expect(await membership(anna)).toMatchObject({ role: "admin", source: "created" });
    expect(await lookAt(lesser)).toMatchObject({ uses: 0, events: 0 });
  });

  test("by another proved address, where the link asks for its domain", async () => {
    const domain = `${randomUUID()}.test`;
    await addAddress(nora, `Nora@${domain.toUpperCase()}`);
    const own = await makeJoinLink(slug, anna, { emailDomain: domain });
    expect(await join(nora, own.token)).toBe(slug);
    expect(await membership(nora)).toMatchObject({ email: `nora@${domain}` });
  });

  test("again after they were removed, by a link that is newer", async () => {
    await join(nora, link.token);
    await put(nora, "removed");
    const newer = await makeJoinLink(slug, anna, { roleKey: "viewer" });
    expect(await join(nora, newer.token)).toBe(slug);
    expect(await membership(nora)).toMatchObject({ role: "viewer", state: "active", source: "link" });
  });
});

describe("nobody joins", () => {
  test.each(["switched off", "expired", "used up"])("by a link that is %s", async (how) => {
    if (how === "switched off") await actIn(slug, anna, (tx) => revokeJoinLink(tx, link.id));
    if (how === "expired") await asAdmin`update join_links set expires_at = now() where id = ${link.id}`;
    if (how === "used up") await asAdmin`update join_links set use_limit = 1, uses = 1 where id = ${link.id}`;
    expect(await join(nora, link.token)).toBeUndefined();
    expect(await membership(nora)).toBeUndefined();
  });

  test.each(["demoted", "suspended", "removed"])("whose maker is %s by now", async (what) => {
    if (what === "demoted") await actIn(slug, olga, (tx) => updateMemberRole(tx, anna.userId, "viewer"));
    else await put(anna, what as "suspended" | "removed");
    expect(await join(nora, link.token)).toBeUndefined();
    expect(await findJoinLinkByToken(hashJoinLink(link.token))).toMatchObject({ state: "withdrawn" });
    expect(await actIn(slug, olga, listJoinLinks)).toMatchObject([{ state: "withdrawn" }]);
  });

  test("with more than its maker may give by now", async () => {
    const full = await makeJoinLink(slug, anna, { roleKey: "admin" });
    await actIn(slug, olga, (tx) => updateMemberRole(tx, anna.userId, "member"));
    expect(await join(nora, full.token)).toBeUndefined();
    expect(await join(nora, link.token)).toBe(slug);
    expect(await membership(nora)).toMatchObject({ role: "member" });
  });

  test("with a role that was taken out of the template", async () => {
    await asAdmin`update join_links set role_key = null where id = ${link.id}`;
    expect(await join(nora, link.token)).toBeUndefined();
    expect(await findJoinLinkByToken(hashJoinLink(link.token))).toBeUndefined();
  });

  test.each(["evil-DOMAIN", "DOMAIN.evil.test", "sub.DOMAIN", "DOMAINx"])(
    "by an address at %s, where it asks for DOMAIN",
    async (shape) => {
      const domain = `${randomUUID()}.test`;
      const own = await makeJoinLink(slug, anna, { emailDomain: domain });
      await addAddress(nora, `nora@${shape.replace("DOMAIN", domain)}`);
      await addAddress(nora, `${domain}@example.com`);
      expect(await findJoinLinkByToken(hashJoinLink(own.token), nora.userId)).toMatchObject({
        state: "usable",
        address: null,
      });
      expect(await join(nora, own.token)).toBeUndefined();
    },
  );

  test("by an address of the domain that they only claim", async () => {
    const domain = `${randomUUID()}.test`;
    const own = await makeJoinLink(slug, anna, { emailDomain: domain });
    await addAddress(nora, `nora@${domain}`, false);
    expect(await join(nora, own.token)).toBeUndefined();
  });

  test("who has proved no address at all", async () => {
    await asAdmin`update user_emails set verified_at = null where user_id = ${nora.userId}`;
    expect(await join(nora, link.token)).toBeUndefined();
  });

  test("rule 24: by a token of another purpose, or by one that is nobody's", async () => {
    const invitation = await makeInvitation(slug, anna, nora.email);
    const token = newSecret();
    await asAdmin`update invitations set token_hash = ${hashSecret("invitation", token)} where id = ${invitation.id}`;
    expect(await join(nora, token)).toBeUndefined();
    expect(await join(nora, newSecret())).toBeUndefined();
    expect(await asUser(nora.userId, (tx) => enterByJoinLink(tx, invitation.tokenHash))).toBeUndefined();
  });

  test("once every seat is taken, and the link keeps its use", async () => {
    await limitSeats(2);
    expect(await join(nora, link.token)).toBe("limit_reached");
    expect(await membership(nora)).toBeUndefined();
    expect(await lookAt(link)).toEqual({ uses: 0, revoked: false, came: 0, events: 0 });
  });
});

test("who was invited too comes in on the seat that was kept for them, and holds no other", async () => {
  const second = `second-${randomUUID()}@example.com`;
  await addAddress(nora, second);
  for (const email of [nora.email, second]) await makeInvitation(slug, anna, email);
  await limitSeats(3);
  expect(await join(nora, link.token)).toBe(slug);
  expect(await actIn(slug, olga, listPendingInvitations)).toEqual([]);
});

test("an invitation to an address that they only claim is not theirs to use up", async () => {
  const claimed = `claimed-${randomUUID()}@example.com`;
  await addAddress(nora, claimed, false);
  const { id } = await makeInvitation(slug, anna, claimed);
  expect(await join(nora, link.token)).toBe(slug);
  expect(await actIn(slug, olga, listPendingInvitations)).toMatchObject([{ id }]);
});

async function limitSeats(seats: number) {
  await asAdmin`update organizations o set seat_limit = ${seats} from organization_slugs g
    where g.organization_id = o.id and g.slug = ${slug}`;
}

describe("who is out stays out", () => {
  test("while suspended, whatever link they hold", async () => {
    await join(nora, link.token);
    await put(nora, "suspended");
    const newer = await makeJoinLink(slug, anna);
    for (const { token } of [link, newer]) expect(await join(nora, token)).toBeUndefined();
    expect(await findJoinLinkByToken(hashJoinLink(newer.token), nora.userId)).toMatchObject({
      state: "withdrawn",
      isMember: false,
    });
  });

  test("once removed, by the link that they had", async () => {
    await join(nora, link.token);
    await put(nora, "removed");
    expect(await join(nora, link.token)).toBeUndefined();
    expect(await membership(nora)).toMatchObject({ state: "removed" });
  });
});

test("who is removed takes their links along, and does not find them again on coming back", async () => {
  const olgas = await makeJoinLink(slug, olga);
  expect(await act(slug, olga, "suspend", anna)).toBe("done");
  expect(await lookAt(link)).toMatchObject({ revoked: false });
  expect(await act(slug, olga, "remove", anna)).toBe("done");
  expect(await lookAt(link)).toMatchObject({ revoked: true });
  expect(await lookAt(olgas)).toMatchObject({ revoked: false });
  await put(anna, "active");
  expect(await join(nora, link.token)).toBeUndefined();
});
