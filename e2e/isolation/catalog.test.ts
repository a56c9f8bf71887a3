import { globSync, readFileSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { findWallFaults } from "@/db/inspect-wall";
import { walledTables } from "@/db/testing/catalog";
import { asAdmin, closeConnections } from "@/db/testing/connections";
import { closedTables, openTables, otherConditions, staffTables } from "@/db/wall-plan";
import { keepPart } from "./report";

/** Unique, or ordered, across organizations on purpose; each answers uniformly. */
const acrossOrganizations =
  "'organization_slugs_slug', 'invitations_token', 'join_links_token', 'invitations_address', 'memberships_user', 'api_keys_id', 'api_keys_secret'";

const tables = `(select c.oid, c.relname as name, c.relkind, c.relowner from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f'))`;
const columns = `(select t.oid as attrelid, t.name, a.attnum, a.attnotnull, a.atttypid from ${tables} t
  join pg_attribute a on a.attrelid = t.oid and a.attname = 'organization_id' and not a.attisdropped)`;
const functions = `(select p.* from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where n.nspname not in ('pg_catalog', 'information_schema'))`;
const grants = `(select grantee, table_name, privilege_type from information_schema.role_table_grants where table_schema = 'public')`;

/** Each gives what breaks it, and so no row. Policies, roles, views and functions are held by readiness: db/inspect-wall.ts. */
const rules: Array<[rule: string, query: string]> = [
  [
    "organization_id is a uuid, never null, and refers to an organization",
    `select name from ${columns} o where not (attnotnull and atttypid = 'uuid'::regtype and exists (
      select from pg_constraint k where k.conrelid = o.attrelid and k.contype = 'f' and k.conkey = array[o.attnum]
        and k.confrelid = 'organizations'::regclass))`,
  ],
  [
    "every key and index of an organization table starts with organization_id",
    `select x.indexrelid::regclass as name from ${columns} o join pg_index x on x.indrelid = o.attrelid
      where x.indkey[0] <> o.attnum and x.indexrelid::regclass::text not in (${acrossOrganizations})`,
  ],
  [
    "every foreign key between organization tables carries organization_id on both sides",
    `select k.conname as name from pg_constraint k join ${columns} mine on mine.attrelid = k.conrelid
      join ${columns} theirs on theirs.attrelid = k.confrelid
      where k.contype = 'f' and not (mine.attnum = any (k.conkey) and theirs.attnum = any (k.confkey))`,
  ],
  [
    "nothing but the organization takes its rows along when it is deleted; a role that goes leaves them without one",
    `select k.conname as name from pg_constraint k join ${columns} o on o.attrelid = k.conrelid
      where k.contype = 'f' and k.confdeltype not in ('a', 'r')
        and not (k.confdeltype = 'n' and k.confrelid = 'roles'::regclass) and k.confrelid <> 'organizations'::regclass
        and not exists (select from ${columns} p where p.attrelid = k.confrelid)`,
  ],
  [
    "the app's role has no attribute, no membership and nothing of its own",
    `select rolname as name from pg_roles r where rolname = 'app_user' and (rolsuper or rolbypassrls or rolcreaterole
      or rolcreatedb or rolreplication or rolinherit or exists (select from pg_auth_members m where m.member = r.oid)
      or exists (select from pg_shdepend d where d.refobjid = r.oid and d.deptype = 'o'))`,
  ],
  [
    "the owner is no superuser and cannot bypass the wall either",
    `select distinct r.rolname as name from ${tables} t join pg_roles r on r.oid = t.relowner where r.rolsuper or r.rolbypassrls`,
  ],
  [
    "the app holds nothing beyond select, insert, update and delete, and the public nothing at all",
    `select grantee, table_name as name, privilege_type from ${grants} g where grantee = 'PUBLIC'
      or (grantee = 'app_user' and privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE'))`,
  ],
  [
    "no right of the app can be handed on",
    `select table_name as name from information_schema.role_table_grants where grantee = 'app_user' and is_grantable = 'YES'`,
  ],
  [
    "the app may change no id, no organization_id, no user_id, no created_at and no event",
    `select table_name as name, column_name from information_schema.role_column_grants
      where grantee = 'app_user' and table_schema = 'public' and privilege_type = 'UPDATE'
        and (column_name in ('id', 'organization_id', 'user_id', 'created_at') or table_name in ('events', 'security_events'))`,
  ],
  [
    "events can be added to and read, nothing else",
    `select table_name as name, privilege_type from ${grants} g where grantee = 'app_user'
      and table_name in ('events', 'security_events') and privilege_type not in ('SELECT', 'INSERT')`,
  ],
  [
    "the app reaches every organization table",
    `select 'grant select, insert on ' || name || ' to app_user;' as line from ${columns} o where not has_table_privilege('app_user', attrelid, 'select')`,
  ],
  [
    "a partition has a wall of its own",
    `select i.inhrelid::regclass as name from pg_inherits i join ${tables} p on p.oid = i.inhparent
      join pg_class c on c.oid = i.inhrelid where not (c.relrowsecurity and c.relforcerowsecurity)`,
  ],
  [
    "neither the app nor the public can make anything in any schema, nor a temporary table",
    `select nspname as name from pg_namespace, unnest(array['app_user', 'public']) role
      where nspname !~ '^pg_' and has_schema_privilege(role, oid, 'create')
      union all select datname from pg_database where datname = current_database()
        and (has_database_privilege('app_user', oid, 'create, temp') or has_database_privilege('public', oid, 'create, temp'))`,
  ],
  [
    "there is no operator, cast, rule, event trigger or foreign server of our own",
    `select oprname::text as name from pg_operator where oid >= 16384 union all select castfunc::text from pg_cast where oid >= 16384
      union all select rulename from pg_rules where schemaname = 'public' union all select evtname from pg_event_trigger
      union all select srvname from pg_foreign_server`,
  ],
  [
    "no function of ours claims to leak nothing, so that none is tried before the wall",
    `select proname as name from ${functions} p where proleakproof`,
  ],
  [
    "what runs with the owner's rights builds no statement from text",
    `select proname as name from ${functions} p where prosecdef and (prosrc ~* '\\mexecute\\M' or proname ~ '^pg_')`,
  ],
  [
    "what runs with the owner's rights writes nothing, but for the purge",
    `select proname as name from ${functions} p where prosecdef and proname <> 'purge_organization'
      and regexp_replace(prosrc, '''[^'']*''', '', 'g') ~* '\\m(insert|update|delete|merge|truncate)\\M'`,
  ],
  [
    "a trigger runs with the rights of whoever writes, its path pinned",
    `select t.tgname as name from pg_trigger t join pg_proc p on p.oid = t.tgfoid where not t.tgisinternal
      and t.tgrelid in (select oid from ${tables} t) and (p.prosecdef or coalesce(p.proconfig::text, '') !~ 'search_path=')`,
  ],
  [
    "no sequence is shared between organizations",
    `select sequence_name as name from information_schema.sequences where sequence_schema = 'public'`,
  ],
  [
    "the app sees neither the statements of others nor the planner's samples of hidden rows",
    `select rolname as name from pg_roles where rolname ~ '^pg_' and pg_has_role('app_user', oid, 'member')
      union all select tablename from pg_stats s join ${tables} t on t.name = s.tablename
        where s.schemaname = 'public' and has_table_privilege('app_user', 'pg_catalog.pg_statistic', 'select')`,
  ],
  [
    "the planner knows of every look-up of one row that it gives one row",
    `select proname as name from ${functions} p where pronamespace = 'public'::regnamespace and proretset and prorows <> 1 and proname !~ '^list_'`,
  ],
];

let executed = 0;
afterAll(async () => {
  const [server] = await asAdmin`show server_version`;
  keepPart("catalog", {
    title: "Tables, and the rules of the catalog",
    enumerated: rules.length + 3,
    executed,
    passed: executed,
    notes: [`PostgreSQL ${server?.server_version}.`],
  });
  await closeConnections();
});

test("every table is behind the wall, or named with a reason why not", async () => {
  const found = await asAdmin.unsafe(`select name from ${tables} t order by 1`);
  const walled = (await walledTables()).map((table) => table.name);
  expect(found.map(({ name }) => name)).toEqual(
    [...walled, ...[openTables, staffTables, closedTables].flatMap(Object.keys)].sort(),
  );
  expect(walled).toEqual(expect.arrayContaining([...Object.keys(otherConditions), "memberships"]));
  executed += 1;
});

test("readiness finds nothing to say", async () => {
  expect(await findWallFaults()).toEqual([]);
  executed += 1;
});

// The wall cannot tell a setting for the whole connection from one of the transaction: it would hold for whoever comes next.
test("every setting that the app makes ends with its transaction", async () => {
  const bodies = await asAdmin.unsafe(`select prosrc from ${functions} p where prosrc ~* 'set_config'`);
  const files = globSync("{app,components,db,lib}/**/*.{ts,tsx}").filter(
    (file) => !/\btest(ing)?\b/.test(file),
  );
  const texts = [
    ...bodies.map(({ prosrc }) => String(prosrc)),
    ...files.map((file) => readFileSync(file, "utf8")),
  ];
  const settings = texts.flatMap((text) => text.match(/set_config\((?:[^()]|\([^()]*\))*\)/g) ?? []);
  expect(settings.length).toBeGreaterThan(3);
  expect(settings.filter((setting) => !/, true\)$/.test(setting))).toEqual([]);
  expect(texts.filter((text) => /\bset (session |local )?(app\.|role\b|row_security)/i.test(text))).toEqual(
    [],
  );
  executed += 1;
});

test.each(rules)("%s", async (_rule, query) => {
  expect([...(await asAdmin.unsafe(query))]).toEqual([]);
  executed += 1;
});
