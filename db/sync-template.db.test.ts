import { afterAll, afterEach, expect, test } from "vitest";
import { defaultRoles, everyPermission } from "@/lib/organization/template";
import { syncTemplate } from "./sync-template";
import { asOwner, closeConnections } from "./testing/connections";

afterAll(closeConnections);

async function holds(role: string): Promise<string[]> {
  const rows = await asOwner`select permission from role_permissions where role_key = ${role} order by 1`;
  return rows.map((row) => row.permission);
}

async function version(): Promise<number> {
  return (await asOwner`select version from template`)[0]?.version;
}

/** The rows as a first deploy makes them. */
afterEach(async () => {
  await asOwner`delete from permissions where name <> all (${everyPermission})`;
  await asOwner`delete from role_permissions`;
  for (const [key, role] of Object.entries(defaultRoles)) {
    for (const permission of role.permissions) {
      await asOwner`insert into role_permissions (role_key, permission) values (${key}, ${permission})`;
    }
  }
});

test.each(Object.entries(defaultRoles))(
  "a first deploy gives %s what the template names",
  async (key, role) => {
    expect(await holds(key)).toEqual([...role.permissions].sort());
  },
);

test("a deploy without news changes nothing, the version included", async () => {
  const before = await version();
  expect(await syncTemplate(asOwner)).toEqual([]);
  expect(await version()).toBe(before);
});

test("a permission that is new in the file is granted once to the roles that it names", async () => {
  const before = await version();
  await asOwner`delete from permissions where name = 'invite:member'`;
  expect(await syncTemplate(asOwner)).toHaveLength(1);
  expect(await holds("member")).toContain("invite:member");
  expect(await holds("viewer")).not.toContain("invite:member");
  expect(await version()).toBeGreaterThan(before);
});

test("what people took from a role stays taken", async () => {
  await asOwner`delete from role_permissions where role_key = 'member' and permission = 'invite:member'`;
  await syncTemplate(asOwner);
  expect(await holds("member")).not.toContain("invite:member");
});

test("what people added to a role stays added", async () => {
  await asOwner`insert into role_permissions (role_key, permission) values ('viewer', 'invite:member')`;
  await syncTemplate(asOwner);
  expect(await holds("viewer")).toContain("invite:member");
});

test("a permission that the file dropped is taken from every role", async () => {
  await asOwner`insert into permissions (name) values ('fly:kite')`;
  await asOwner`insert into role_permissions (role_key, permission) values ('member', 'fly:kite')`;
  expect(await syncTemplate(asOwner)).toEqual([expect.stringContaining("fly:kite")]);
  expect(await holds("member")).not.toContain("fly:kite");
});
