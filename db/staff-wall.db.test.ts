import { afterAll, describe, expect, test } from "vitest";
import { makeStaff } from "@/lib/instance/testing";
import { asAdmin, asApp, asOwner, closeConnections, inContext, sqlState } from "./testing/connections";
import { makeOrganization, makePerson, type TestPerson } from "./testing/people";
import { asStaff, asSystem } from "./wall";

afterAll(closeConnections);

const sam = await makeStaff("Sam");
const nora = await makePerson("Nora");

/** The template as one text. */
async function templateNow(): Promise<string> {
  const rows = await asAdmin`select (select json_agg(r order by key) from roles r)::text
    || (select json_agg(p order by role_key, permission) from role_permissions p)::text
    || (select version from template)::text as all`;
  return String(rows[0]?.all);
}

/** What staff may do in SQL, as somebody whose transaction `enter_staff` did or did not open; taken back at the end. */
async function tryAs(person: TestPerson | undefined, statement: string): Promise<number | string> {
  const changed = inContext({}, async (tx) => {
    if (person) await tx`select * from enter_staff(${person.session})`;
    return (await tx.unsafe(statement)).count;
  });
  return changed.catch((error: { code?: string }) => error.code ?? "failed");
}

const writes: Array<[statement: string, refusal: number | string]> = [
  ["insert into roles (key, name, description, position) values ('spy', 'Spy', 'Sees.', 9)", "42501"],
  ["update roles set name = 'Boss' where key = 'viewer'", 0],
  ["delete from role_permissions where role_key = 'member' and permission = 'invite:member'", 0],
  ["insert into role_permissions (role_key, permission) values ('viewer', 'read:event')", "42501"],
  ["update template set version = version + 1", 0],
];

describe.each(writes)("the app, at %s", (statement, refusal) => {
  test("does it for staff", async () => expect(await tryAs(sam, statement)).toBe(1));
  test("refuses anybody else", async () => expect(await tryAs(nora, statement)).toBe(refusal));
  test("refuses nobody", async () => expect(await tryAs(undefined, statement)).toBe(refusal));
});

test.each([
  ["make staff", `insert into staff (user_id) values ('${nora.userId}')`],
  ["see who is staff", "select * from staff"],
  ["take staff away", "delete from staff"],
  ["make a role required", "update roles set required = true where key = 'viewer'"],
  [
    "make a required role",
    "insert into roles (key, name, description, position, required) values ('spy', 'Spy', 'x', 9, true)",
  ],
  ["add a permission", "insert into permissions (name) values ('fly:kite')"],
  ["change what is essential", "update permissions set essential = false"],
])("not even staff %s through the app", async (_what, statement) => {
  const before = await templateNow();
  expect(await tryAs(sam, statement)).toBe("42501");
  expect(await templateNow()).toBe(before);
});

test.each([
  ["the role owner", "delete from roles where key = 'owner'"],
  [
    "what owners cannot do without",
    "delete from role_permissions where role_key = 'owner' and permission = 'update:member'",
  ],
])("staff cannot delete %s", async (_what, statement) => {
  expect(await tryAs(sam, statement)).toBe(0);
});

test("what owners can do without goes, and so does the rest of a role", async () => {
  expect(await tryAs(sam, "delete from role_permissions where role_key = 'owner'")).toBeGreaterThan(0);
  expect(await tryAs(sam, "delete from role_permissions where role_key = 'admin'")).toBeGreaterThan(1);
});

test("being staff ends with the session, and with the row", async () => {
  const [tom, tina] = [await makeStaff("Tom"), await makeStaff("Tina")];
  const enter = async (person: TestPerson) => (await asStaff(person.session, async () => "in"))?.result;
  expect([await enter(tom), await enter(tina)]).toEqual(["in", "in"]);
  await inContext({ userId: tom.userId }, (tx) => tx`update sessions set revoked_at = now()`, { keep: true });
  await asOwner`delete from staff where user_id = ${tina.userId}`;
  expect([await enter(tom), await enter(tina)]).toEqual([undefined, undefined]);
});

test("nothing of it outlives the transaction, on the same connection", async () => {
  await asApp.begin(async (tx) => {
    await tx`select * from enter_staff(${sam.session})`;
  });
  expect(await tryAs(undefined, "update roles set name = 'Boss' where key = 'viewer'")).toBe(0);
});

test("staff see no organization's rows", async () => {
  await makeOrganization([[nora, "owner"]]);
  for (const table of ["organizations", "memberships", "invitations", "events", "users", "user_emails"]) {
    const own = table === "users" || table === "user_emails" ? 1 : 0;
    expect(await tryAs(sam, `select * from ${table}`), table).toBe(own);
  }
});

test("how much of a role is in use is told to staff alone, in numbers", async () => {
  expect(await tryAs(nora, "select * from list_role_use()")).toBe(0);
  const rows = await inContext({}, async (tx) => {
    await tx`select * from enter_staff(${sam.session})`;
    return tx`select * from list_role_use()`;
  });
  expect(rows.length).toBeGreaterThanOrEqual(4);
  for (const { role_key: _, ...numbers } of rows)
    for (const value of Object.values(numbers)) expect(typeof value).toBe("number");
});

test("everybody reads the template", async () => {
  const roles = await asSystem((tx) => tx.execute("select key from roles"));
  expect([...roles].length).toBeGreaterThanOrEqual(4);
});

test("a role that somebody has cannot be deleted, whatever was checked before; a tombstone lets it go", async () => {
  const [olga, otto] = [await makePerson("Olga"), await makePerson("Otto")];
  await asOwner`insert into roles (key, name, description, position) values ('brief', 'Brief', 'Not for long.', 9)`;
  const slug = await makeOrganization([
    [olga, "owner"],
    [otto, "brief"],
  ]);
  const remove = () => asOwner`delete from roles where key = 'brief'`;
  expect(await sqlState(remove())).toBe("23514");
  for (const state of ["suspended", "removed"]) {
    const [row] = await asAdmin`select organization_id as id from organization_slugs where slug = ${slug}`;
    await inContext(
      { organizationId: row?.id },
      (tx) => tx`update memberships set state = ${state} where user_id = ${otto.userId}`,
      { keep: true },
    );
    expect(await sqlState(remove()), state).toBe(state === "removed" ? "none" : "23514");
  }
  const [tombstone] = await asAdmin`select role_key from memberships where user_id = ${otto.userId}`;
  expect(tombstone?.role_key).toBeNull();
});
