import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { listPendingInvitations } from "@/db/queries/invitations";
import { findInvitation, listWaitingInvitations } from "@/db/queries/own-invitations";
import { asAdmin, closeConnections } from "@/db/testing/connections";
import { accessOf, makeOrganization, makePerson, type TestPerson } from "@/db/testing/people";
import { race } from "@/db/testing/race";

import { actIn, attempt } from "@/lib/organization/testing";
import { declineInvitation } from "./decline";
import { resendInvitation, revokeInvitation } from "./operations";
import { accept, invite, type MadeInvitation, makeInvitation } from "./testing";

afterAll(closeConnections);

let slug: string;
let olga: TestPerson;
let nora: TestPerson;
let invitation: MadeInvitation;

beforeEach(async () => {
  [olga, nora] = [await makePerson("Olga"), await makePerson("Nora")];
  slug = await makeOrganization([[olga, "owner"]]);
  invitation = await makeInvitation(slug, olga, nora.email);
});

/** What the trail says of those who declined. */
async function trail() {
  const { organizationId } = await accessOf(olga, slug);
  const rows = await asAdmin`select actor_id, actor_name, target_name from events
    where organization_id = ${organizationId} and action = 'invitation.declined'`;
  return rows.map((row) => [row.actor_id, row.actor_name, row.target_name]);
}

describe("an invitation is declined", () => {
  test.each(["by whoever holds the mailed token", "by the id, for whom it waits"])("%s", async (how) => {
    const done = how.includes("token")
      ? await declineInvitation({ tokenHash: invitation.tokenHash })
      : await declineInvitation({ id: invitation.id }, nora.userId);
    expect(done).toBe(true);
    // The address and nothing else: whether it has an account is not the organization's to know.
    expect(await trail()).toEqual([[null, nora.email, nora.email]]);
    expect(await actIn(slug, olga, listPendingInvitations)).toEqual([]);
    expect(await listWaitingInvitations(nora.session)).toEqual([]);
    expect(await findInvitation(invitation.tokenHash)).toMatchObject({ state: "declined" });
    expect(await accept(nora, invitation)).toBeUndefined();
    expect(await declineInvitation({ tokenHash: invitation.tokenHash })).toBe(false);
    expect(await trail()).toHaveLength(1);
  });

  test("and the person may be invited again", async () => {
    await declineInvitation({ tokenHash: invitation.tokenHash });
    expect(await invite(slug, olga, { email: nora.email, roleKey: "viewer" })).toBe("done");
    expect(await listWaitingInvitations(nora.session)).toHaveLength(1);
    expect(
      await declineInvitation({ tokenHash: invitation.tokenHash }),
      "the old link says nothing more",
    ).toBe(false);
  });
});

describe("an invitation stays", () => {
  test("when another asks by its id, or nobody does", async () => {
    const nils = await makePerson("Nils");
    expect(await declineInvitation({ id: invitation.id }, nils.userId)).toBe(false);
    expect(await declineInvitation({ id: invitation.id })).toBe(false);
    expect(await declineInvitation({ id: randomUUID() }, nora.userId)).toBe(false);
    expect(await accept(nora, invitation)).toBe(slug);
  });

  test("when the person only claims its address", async () => {
    const claimed = `claimed-${randomUUID()}@example.com`;
    await asAdmin`insert into user_emails (user_id, address, normalized, is_primary)
      values (${nora.userId}, ${claimed}, ${claimed}, false)`;
    const other = await makeInvitation(slug, olga, claimed);
    expect(await declineInvitation({ id: other.id }, nora.userId)).toBe(false);
  });

  test.each(["accepted", "revoked", "expired", "renewed"])("as it is once it was %s", async (how) => {
    if (how === "accepted") await accept(nora, invitation);
    if (how === "revoked") await attempt(slug, olga, revokeInvitation, { id: invitation.id });
    if (how === "expired")
      await asAdmin`update invitations set expires_at = now() where id = ${invitation.id}`;
    if (how === "renewed") await makeInvitation(slug, olga, nora.email);
    expect(await declineInvitation({ tokenHash: invitation.tokenHash })).toBe(false);
    expect(await trail()).toEqual([]);
  });
});

const others: Array<[what: string, act: () => Promise<boolean>]> = [
  ["accepted", async () => (await accept(nora, { id: invitation.id })) !== undefined],
  ["revoked", async () => (await attempt(slug, olga, revokeInvitation, { id: invitation.id })) === "done"],
  ["sent again", async () => (await attempt(slug, olga, resendInvitation, { id: invitation.id })) === "done"],
  ["declined", () => declineInvitation({ id: invitation.id }, nora.userId)],
];
for (const [what, act] of others)
  race(`an invitation that is declined and ${what} at once is one of both`, 5, async () => {
    [olga, nora] = [await makePerson("Olga"), await makePerson("Nora")];
    slug = await makeOrganization([[olga, "owner"]]);
    invitation = await makeInvitation(slug, olga, nora.email);
    const [declined, other] = await Promise.all([
      declineInvitation({ tokenHash: invitation.tokenHash }),
      act(),
    ]);
    expect([declined, other].filter(Boolean)).toHaveLength(1);
    expect(await trail()).toHaveLength(declined || what === "declined" ? 1 : 0);
  });
