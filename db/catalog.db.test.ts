import { afterAll, expect, test } from "vitest";
import { asAdmin, closeConnections } from "./testing/connections";

afterAll(closeConnections);

/** Unique across organizations on purpose; each answers uniformly (security/database.md, rule 16). */
const acrossOrganizations = [
  "organization_slugs_slug",
  "invitations_token",
  "invitations_address",
  "memberships_user",
];

test("every index of an organization table starts with organization_id", async () => {
  const indexes = await asAdmin`select i.relname as name from pg_index x
    join pg_class i on i.oid = x.indexrelid
    join pg_class t on t.oid = x.indrelid
    join pg_namespace n on n.oid = t.relnamespace and n.nspname = 'public'
    join pg_attribute o on o.attrelid = t.oid and o.attname = 'organization_id'
    where x.indkey[0] <> o.attnum`;
  expect(indexes.map((row) => row.name).sort()).toEqual(acrossOrganizations.sort());
});

test("every foreign key between organization tables carries organization_id on both sides", async () => {
  const keys = await asAdmin`select k.conname as name from pg_constraint k
    join pg_attribute mine on mine.attrelid = k.conrelid and mine.attname = 'organization_id'
    join pg_attribute theirs on theirs.attrelid = k.confrelid and theirs.attname = 'organization_id'
    where k.contype = 'f' and not (mine.attnum = any (k.conkey) and theirs.attnum = any (k.confkey))`;
  expect(keys).toHaveLength(0);
});

test("organization_id is a uuid, never null, and refers to an organization", async () => {
  const columns = await asAdmin`select a.attrelid::regclass::text as table from pg_attribute a
    join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p')
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    where a.attname = 'organization_id' and not (a.attnotnull and a.atttypid = 'uuid'::regtype and exists (
      select 1 from pg_constraint k where k.conrelid = c.oid and k.contype = 'f'
        and k.conkey = array[a.attnum] and k.confrelid = 'organizations'::regclass))`;
  expect(columns).toHaveLength(0);
});

test("the app may change no id, no organization_id, no created_at and no event", async () => {
  const grants = await asAdmin`select table_name, column_name from information_schema.role_column_grants
    where grantee = 'app_user' and table_schema = 'public' and privilege_type = 'UPDATE'
      and (column_name in ('id', 'organization_id', 'user_id', 'created_at') or table_name in ('events', 'security_events'))`;
  expect(grants).toHaveLength(0);
});

test("the app holds nothing beyond select, insert, update and delete, and the public nothing at all", async () => {
  const grants =
    await asAdmin`select grantee, table_name, privilege_type from information_schema.role_table_grants
    where table_schema = 'public' and grantee in ('app_user', 'PUBLIC')
      and (grantee = 'PUBLIC' or privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE'))`;
  expect(grants).toHaveLength(0);
});

test("the app can make nothing of its own in any schema", async () => {
  const [rights] = await asAdmin`select bool_or(has_schema_privilege('app_user', oid, 'create')) as can_create
    from pg_namespace where nspname !~ '^pg_'`;
  expect(rights?.can_create).toBe(false);
});

test("the events of an organization can be added to and read, nothing else", async () => {
  const grants = await asAdmin`select privilege_type from information_schema.role_table_grants
    where table_schema = 'public' and grantee = 'app_user' and table_name = 'events' order by 1`;
  expect(grants.map((row) => row.privilege_type)).toEqual(["INSERT", "SELECT"]);
});

test("the app reaches every organization table", async () => {
  const missing =
    await asAdmin`select 'grant select, insert on ' || c.relname || ' to app_user;' as line from pg_class c
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id'
    where c.relkind in ('r', 'p') and not has_table_privilege('app_user', c.oid, 'select')`;
  expect(missing.map(({ line }) => line)).toEqual([]);
});

test("the planner knows of every look-up of one row that it gives one row", async () => {
  const unsaid = await asAdmin`select p.proname as name from pg_proc p
    join pg_namespace n on n.oid = p.pronamespace and n.nspname = 'public'
    where p.proretset and p.prorows <> 1 and p.proname !~ '^list_'`;
  expect(unsaid).toEqual([]);
});
