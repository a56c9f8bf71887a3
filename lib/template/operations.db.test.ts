import { randomUUID } from "node:crypto";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { findRole, listRoles } from "@/db/queries/roles";
import { listSecurityEvents } from "@/db/queries/security-events";
import { findTemplateVersion } from "@/db/queries/template";
import { asAdmin, asOwner, closeConnections } from "@/db/testing/connections";
import { accessOf, makeOrganization, makePerson } from "@/db/testing/people";
import { race } from "@/db/testing/race";
import { asSystem, asUser, enterOrganization } from "@/db/wall";
import { securitySentence } from "@/lib/auth/sentences";
import { brand } from "@/lib/brand";
import { actAsStaff, makeStaff } from "@/lib/instance/testing";
import { revokeInvitation } from "@/lib/invitations/operations";
import { invite } from "@/lib/invitations/testing";
import { changeRole, removeMember } from "@/lib/members/operations";
import { attempt } from "@/lib/organization/testing";
import { addRole, describeRole, previewTicks, removeRole, saveTicks } from "./operations";

const sam = await makeStaff("Sam");
const tina = await makeStaff("Tina");
const nora = await makePerson("Nora");

afterAll(closeConnections);

const seeded = await asOwner`select * from role_permissions`;

/** Other tests of this database expect the roles that a first deploy makes. */
afterEach(async () => {
  await asAdmin`update memberships set role_key = 'viewer' where role_key not in ('owner', 'admin', 'member', 'viewer')`;
  await asOwner`delete from roles where key not in ('owner', 'admin', 'member', 'viewer')`;
  await asOwner`delete from role_permissions`;
  for (const row of seeded) await asOwner`insert into role_permissions ${asOwner(row)}`;
});

const newAddress = () => `new-${randomUUID()}@example.com`;
const version = () => asSystem(findTemplateVersion);
const holds = async (key: string) => (await asSystem((tx) => findRole(tx, key)))?.permissions ?? [];
const tick = (roleKey: string, permission: string, held = true) => ({ roleKey, permission, held });
const order = async () => (await asSystem(listRoles)).map(({ key }) => key);

async function addDeveloper(before = "viewer", copyOf = "member") {
  const input = { version: await version(), name: "Developer", description: "Builds.", before, copyOf };
  return actAsStaff(sam, addRole, input);
}

describe("ticks", () => {
  test("are told in people and workspaces before they are saved, and hold at once", async () => {
    await addDeveloper();
    const people = [await makePerson("Dan"), await makePerson("Dora"), await makePerson("Dirk")];
    const [dan, dora, dirk] = people as [typeof nora, typeof nora, typeof nora];
    const acme = await makeOrganization([
      [nora, "owner"],
      [dan, "developer"],
      [dora, "developer"],
    ]);
    await makeOrganization([
      [nora, "owner"],
      [dan, "developer"],
      [dirk, "developer"],
    ]);
    expect(await attempt(acme, nora, removeMember, { userId: dora.userId })).toBe("done");

    const ticks = [tick("developer", "read:event"), tick("developer", "invite:member", false)];
    const input = { version: await version(), ticks };
    expect(await actAsStaff(sam, previewTicks, input)).toEqual({
      done: [
        {
          roleName: "Developer",
          people: 2,
          organizations: 2,
          gains: [`See what happened in the ${brand.workspace.one}`],
          loses: ["Invite people, with a role that can do no more than their own"],
        },
      ],
    });
    expect(await version(), "a preview changes nothing").toBe(input.version);

    const access = await accessOf(dan, acme);
    expect(await actAsStaff(sam, saveTicks, input)).toEqual({ done: undefined });
    expect((await enterOrganization(access, async () => {})).outcome, "the old access").toBe("stale");
    const { permissions } = await accessOf(dan, acme);
    expect([permissions.has("read:event"), permissions.has("invite:member")]).toEqual([true, false]);
  });

  test("leave owners what a workspace cannot do without", async () => {
    const refused = await actAsStaff(sam, saveTicks, {
      version: await version(),
      ticks: [tick("viewer", "suspend:member"), tick("owner", "update:member", false)],
    });
    expect(refused).toEqual({
      refused: `Owner keeps “Change people's roles”: ${brand.workspace.a} cannot do without it.`,
    });
    expect(await holds("viewer"), "nothing of it was saved").not.toContain("suspend:member");
    const fromOwner = tick("owner", "read:event", false);
    const ticks = [fromOwner, tick("admin", "read:event", false)];
    expect(await actAsStaff(sam, saveTicks, { version: await version(), ticks })).toEqual({
      done: undefined,
    });
  });

  test("leave no role that could do more than an owner", async () => {
    const ticks = [tick("owner", "read:event", false)];
    expect(await actAsStaff(sam, saveTicks, { version: await version(), ticks })).toEqual({
      refused: `Owner has to hold whatever Admin holds: give it “See what happened in the ${brand.workspace.one}” too, or take that from Admin.`,
    });
  });

  test.each([
    ["a role that is not there", tick("ghost", "read:member")],
    ["a permission that is not there", tick("viewer", "fly:kite")],
    ["nothing new", tick("viewer", "read:member")],
  ])("for %s are refused", async (_what, one) => {
    const input = { version: await version(), ticks: [one] };
    expect(await actAsStaff(sam, saveTicks, input)).toHaveProperty("refused");
  });

  test("of somebody who is not staff come to nothing", async () => {
    const input = { version: await version(), ticks: [tick("viewer", "read:event")] };
    expect(await actAsStaff(nora, saveTicks, input)).toBe("not staff");
    expect(await holds("viewer")).not.toContain("read:event");
  });
});

describe("a role", () => {
  test("is added with what another holds, in its place", async () => {
    expect(await addDeveloper("member", "member")).toEqual({ done: { key: "developer" } });
    expect(await order()).toEqual(["owner", "admin", "developer", "member", "viewer"]);
    expect(await holds("developer")).toEqual(await holds("member"));
  });

  test("has a name of its own", async () => {
    await addDeveloper();
    expect(await addDeveloper()).toEqual({ refused: "There is a role Developer already." });
    const input = {
      version: await version(),
      key: "viewer",
      name: "DEVELOPER",
      description: "x",
      before: "",
    };
    expect(await actAsStaff(sam, describeRole, input)).toEqual({
      refused: "There is a role DEVELOPER already.",
    });
  });

  test("is named anew and moved, and keeps its key", async () => {
    await addDeveloper();
    const input = {
      version: await version(),
      key: "developer",
      name: "Maker",
      description: "Makes.",
      before: "",
    };
    expect(await actAsStaff(sam, describeRole, input)).toEqual({ done: undefined });
    expect(await order()).toEqual(["owner", "admin", "member", "viewer", "developer"]);
    expect(await asSystem((tx) => findRole(tx, "developer"))).toMatchObject({
      name: "Maker",
      description: "Makes.",
    });
  });

  test("is removed once nobody has it and nobody is invited to it", async () => {
    await addDeveloper();
    const dan = await makePerson("Dan");
    const acme = await makeOrganization([
      [nora, "owner"],
      [dan, "developer"],
    ]);
    const remove = async () => actAsStaff(sam, removeRole, { version: await version(), key: "developer" });
    expect(await invite(acme, nora, { email: newAddress(), roleKey: "developer" })).toBe("done");
    expect(await remove()).toEqual({
      refused: `Developer is in use and stays: 1 person in 1 ${brand.workspace.one} has it, and 1 invitation to it waits.`,
    });
    expect(await attempt(acme, nora, changeRole, { userId: dan.userId, roleKey: "viewer" })).toBe("done");
    expect(await remove()).toEqual({ refused: "Developer is in use and stays: 1 invitation to it waits." });
    const [invitation] = await asAdmin`select id from invitations where role_key = 'developer'`;
    expect(await attempt(acme, nora, revokeInvitation, { id: invitation?.id })).toBe("done");
    expect(await remove()).toEqual({ done: undefined });
    expect(await order()).not.toContain("developer");
  });

  test("that somebody must hold everywhere stays", async () => {
    const input = { version: await version(), key: "owner" };
    expect(await actAsStaff(sam, removeRole, input)).toEqual({
      refused: "Owner stays: somebody has to hold it everywhere.",
    });
  });
});

test("what staff did stands among their security events, in words", async () => {
  const sandy = await makeStaff("Sandy");
  await actAsStaff(sandy, addRole, {
    version: await version(),
    name: "Tester",
    description: "Tests.",
    before: "",
    copyOf: "viewer",
  });
  const ticks = [tick("tester", "suspend:member"), tick("tester", "read:member", false)];
  await actAsStaff(sandy, saveTicks, { version: await version(), ticks });
  await actAsStaff(sandy, describeRole, {
    version: await version(),
    key: "tester",
    name: "Checker",
    description: "Tests.",
    before: "member",
  });
  await actAsStaff(sandy, removeRole, { version: await version(), key: "tester" });
  const { events } = await asUser(sandy.userId, (tx) => listSecurityEvents(tx));
  expect(events.map(securitySentence)).toEqual([
    "You removed the role Checker",
    "You changed the role Checker: renamed from Tester, moved to another place",
    "You changed the role Tester: added “Suspend people, and let them back in”; took “See who is a member”",
    "You added the role Tester, with what Viewer could do",
  ]);
});

race("of two staff who save at once, the second is told, and nothing is lost", 8, async (round) => {
  const seen = await version();
  const held = round % 2 === 0;
  const said = await Promise.all([
    actAsStaff(sam, saveTicks, { version: seen, ticks: [tick("viewer", "suspend:member", held)] }),
    actAsStaff(tina, saveTicks, { version: seen, ticks: [tick("viewer", "update:organization", held)] }),
  ]);
  const refused = said.filter((each) => each !== "not staff" && "refused" in each);
  expect(refused).toEqual([{ refused: expect.stringContaining("Somebody else changed the template") }]);
  const loser = said[0] === refused[0] ? "suspend:member" : "update:organization";
  const winner = loser === "suspend:member" ? "update:organization" : "suspend:member";
  expect(await holds("viewer"), "who was first").toEqual(
    held ? expect.arrayContaining([winner]) : expect.not.arrayContaining([winner]),
  );
  const again = { version: await version(), ticks: [tick("viewer", loser, held)] };
  expect(await actAsStaff(sam, saveTicks, again), "the second, after looking").toEqual({ done: undefined });
});

race("a role that vanishes while somebody is given it does one or the other", 8, async (round) => {
  const dan = await makePerson("Dan");
  const acme = await makeOrganization([
    [nora, "owner"],
    [dan, "viewer"],
  ]);
  await addDeveloper();
  const give =
    round % 2 === 0
      ? attempt(acme, nora, changeRole, { userId: dan.userId, roleKey: "developer" })
      : invite(acme, nora, { email: newAddress(), roleKey: "developer" });
  const input = { version: await version(), key: "developer" };
  // Given to a role that has just gone, the database itself refuses.
  const [given, removed] = await Promise.all([
    give.catch(() => "failed"),
    actAsStaff(sam, removeRole, input),
  ]);
  const isThere = (await order()).includes("developer");
  const isGone = removed !== "not staff" && "done" in removed;
  expect({ given, isThere }).toEqual(
    isGone ? { given: expect.not.stringMatching("done"), isThere: false } : { given: "done", isThere: true },
  );
  if (!isThere) return;
  await attempt(acme, nora, changeRole, { userId: dan.userId, roleKey: "viewer" });
  await asAdmin`update invitations set revoked_at = now() where role_key = 'developer' and revoked_at is null`;
  await asOwner`delete from roles where key = 'developer'`;
});
