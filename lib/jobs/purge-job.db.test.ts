import { randomUUID } from "node:crypto";
import { afterAll, expect, test, vi } from "vitest";
import { isSlugTaken } from "@/db/queries/organization-slugs";
import { createOrganization } from "@/db/queries/organizations";
import { hashWorld, makeWorld, type World, walledTables } from "@/db/testing/catalog";
import { asAdmin, asApp, asOwner, closeConnections, sqlState } from "@/db/testing/connections";
import { makePerson } from "@/db/testing/people";
import { asUser, enterNewOrganization } from "@/db/wall";
import { purgeOrganizations, runPurgeJob } from "./purge-job";
import { closeJobQueue } from "./queue";
import { startWorking } from "./work";

afterAll(async () => {
  await closeJobQueue();
  await closeConnections();
});

const tables = await walledTables();

test("of a purged organization nothing is left in any table but that it was there", async () => {
  const [gone, other] = [await makeWorld(tables), await makeWorld(tables)];
  const slug = await slugOf(gone);
  const people = tables.filter(({ setting }) => setting === "userId");
  const [kept, person] = [await hashWorld(tables, other), await hashWorld(people, gone)];
  expect(await countRows(gone)).toBe(tables.length - people.length);
  await deleteBefore(gone, "30 days");

  expect(await purgeOrganizations()).toBeGreaterThan(0);
  expect(await countRows(gone)).toBe(0);
  expect(await hashWorld(tables, other)).toBe(kept);
  // Its people lost nothing but their place in it.
  expect(await hashWorld(people, gone)).toBe(person);
  const [tombstone] = await asAdmin`select * from organization_tombstones where id = ${gone.organizationId}`;
  expect(Object.keys(tombstone ?? {})).toEqual(["id", "created_at", "deleted_at", "purged_at"]);
  expect(await isSlugTaken(slug)).toBe(true);
  expect(await purgeOrganizations()).toBe(0);
});

test("no column anywhere still names a purged organization, its tombstone apart", async () => {
  const gone = await makeWorld(tables);
  await deleteBefore(gone, "31 days");
  await purgeOrganizations();
  const columns = await asAdmin`select c.relname as table, a.attname as column from pg_attribute a
    join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
    where a.attnum > 0 and not a.attisdropped`;
  const found: string[] = [];
  for (const { table, column } of columns) {
    const rows = await asAdmin`select 1 from ${asAdmin(table)}
      where ${asAdmin(column)}::text like ${`%${gone.organizationId}%`} limit 1`;
    if (rows.length > 0) found.push(`${table}.${column}`);
  }
  expect(found).toEqual(["organization_tombstones.id"]);
});

test.each([
  ["live", async () => {}],
  ["deleted for less than 30 days", (world: World) => deleteBefore(world, "29 days 23 hours")],
])("what is %s stays", async (_state, change) => {
  const world = await makeWorld(tables);
  await change(world);
  const before = await hashWorld(tables, world);
  await purgeOrganizations();
  expect(await hashWorld(tables, world)).toBe(before);
});

test("several workers at once purge each organization once", async () => {
  const worlds = await Promise.all(Array.from({ length: 6 }, () => makeWorld(tables)));
  for (const world of worlds) await deleteBefore(world, "40 days");
  const purged = await Promise.all(Array.from({ length: 4 }, purgeOrganizations));
  expect(purged.reduce((sum, each) => sum + each)).toBeGreaterThanOrEqual(6);
  const ids = worlds.map(({ organizationId }) => organizationId);
  expect(await asAdmin`select 1 from organization_tombstones where id in ${asAdmin(ids)}`).toHaveLength(6);
  for (const world of worlds) expect(await countRows(world)).toBe(0);
});

test("a freed address is given to nobody", async () => {
  const world = await makeWorld(tables);
  const slug = await slugOf(world);
  await deleteBefore(world, "31 days");
  await purgeOrganizations();
  const nora = await makePerson("Nora");
  const isMade = await asUser(nora.userId, async (tx) =>
    createOrganization(await enterNewOrganization(tx), { name: "Mine", slug }),
  );
  expect(isMade).toBe(false);
});

test("neither the app nor the owner deletes an organization by hand", async () => {
  const world = await makeWorld(tables);
  expect(await sqlState(asApp`delete from organizations where id = ${world.organizationId}`)).toBe("42501");
  await asOwner`delete from organizations where id = ${world.organizationId}`;
  expect(await countRows(world)).toBeGreaterThan(0);
  for (const table of ["organization_tombstones", "freed_slugs"])
    expect(await sqlState(asApp`select 1 from ${asApp(table)}`)).toBe("42501");
});

test("a worker looks by itself, and many of them once an hour", async () => {
  const world = await makeWorld(tables);
  await deleteBefore(world, "31 days");
  await asAdmin`delete from pgboss.job where name = 'purge'`;
  await startWorking();
  await startWorking();
  await vi.waitFor(async () => expect(await countRows(world)).toBe(0), { timeout: 60_000, interval: 200 });
  const [row] = await asAdmin`select count(*)::int as jobs from pgboss.job where name = 'purge'`;
  expect(row?.jobs).toBeLessThanOrEqual(2);
}, 70_000);

async function deleteBefore({ organizationId }: World, age: string): Promise<void> {
  await asAdmin`update organizations set state = 'deleted', deleted_at = now() - ${age}::interval where id = ${organizationId}`;
}

async function slugOf({ organizationId }: World): Promise<string> {
  const [row] = await asAdmin`select slug from organization_slugs where organization_id = ${organizationId}`;
  return row?.slug ?? `none-${randomUUID()}`;
}

async function countRows({ organizationId }: World): Promise<number> {
  let all = 0;
  for (const { name, owner, setting } of tables.filter((table) => table.setting === "organizationId")) {
    const [row] = await asAdmin`select count(*)::int as rows from ${asAdmin(name)}
      where ${asAdmin(owner)} = ${organizationId} and ${setting === "organizationId"}`;
    all += row?.rows ?? 0;
  }
  return all;
}

test("the job takes people away too, once their time is over", async () => {
  const [gone, waiting] = [await makePerson("Gone"), await makePerson("Waiting")];
  await asAdmin`update users set delete_after = now() - interval '1 second' where id = ${gone.userId}`;
  await asAdmin`update users set delete_after = now() + interval '1 day' where id = ${waiting.userId}`;
  await runPurgeJob();
  const addresses =
    await asAdmin`select user_id from user_emails where user_id in (${gone.userId}, ${waiting.userId})`;
  expect(addresses.map(({ user_id }) => user_id)).toEqual([waiting.userId]);
});

test("an organization that does not go keeps no person", async () => {
  const [stuck, gone] = [await makeWorld(tables), await makePerson("Gone")];
  await deleteBefore(stuck, "31 days");
  await asAdmin`update users set delete_after = now() - interval '1 second' where id = ${gone.userId}`;
  await asAdmin`create function refuse_purge() returns trigger language plpgsql as
    $$ begin raise exception 'stuck'; end $$`;
  await asAdmin`create trigger refuse_purge before delete on organizations
    for each row execute function refuse_purge()`;
  try {
    await expect(runPurgeJob()).rejects.toThrow("stuck");
  } finally {
    await asAdmin`drop function refuse_purge cascade`;
  }
  expect(await asAdmin`select 1 from user_emails where user_id = ${gone.userId}`).toHaveLength(0);
  expect(await purgeOrganizations()).toBe(1);
});
