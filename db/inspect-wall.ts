/** Holds the catalog against the plan of the wall, through the app's own connection. */
import "server-only";
import { sql } from "drizzle-orm";
import { connection } from "./client";
import { dropParameters } from "./errors";
import journal from "./migrations/meta/_journal.json";
import {
  closedTables,
  lookupFunctions,
  lookupTables,
  openTables,
  organizationCondition,
  otherConditions,
  purgeCondition,
  staffTables,
} from "./wall-plan";

type Row = Record<string, unknown>;

/** Every reason why the wall does not stand, in words; empty when it stands. Throws when the database is away. */
export async function findWallFaults(): Promise<string[]> {
  const missing = await findMissingMigrations();
  if (missing.length > 0) return missing;
  const faults = await Promise.all([inspectRole(), inspectTables(), inspectFunctions()]);
  return faults.flat();
}

async function findMissingMigrations(): Promise<string[]> {
  const [table] = await read(sql`select to_regclass('drizzle.__drizzle_migrations') as name`);
  const applied = table?.name ? await read(sql`select created_at from drizzle.__drizzle_migrations`) : [];
  const done = new Set(applied.map((row) => Number(row.created_at)));
  return journal.entries
    .filter((entry) => !done.has(entry.when))
    .map((entry) => `Migration ${entry.tag} is missing: npm run db:migrate`);
}

/** The role must not be able to pass the wall by itself. */
async function inspectRole(): Promise<string[]> {
  const [role] = await read(sql`
    select rolname, rolsuper, rolbypassrls, rolcreaterole,
      exists (select 1 from pg_auth_members where member = r.oid) as is_member,
      exists (select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relowner = r.oid and n.nspname not like 'pg\\_%') as is_owner
    from pg_roles r where rolname = current_user`);
  if (!role) return ["The database does not say who the app is."];
  const faults: Array<[unknown, string]> = [
    [role.rolsuper, "is a superuser"],
    [role.rolbypassrls, "may bypass row security"],
    [role.rolcreaterole, "may create roles"],
    [role.is_member, "is a member of another role"],
    [role.is_owner, "owns tables"],
  ];
  return faults.filter(([is]) => is).map(([, what]) => `The app's role ${role.rolname} ${what}.`);
}

async function inspectTables(): Promise<string[]> {
  const tables = await read(sql`
    select c.oid, c.relname as name, c.relkind as kind, c.relrowsecurity as is_enabled, c.relforcerowsecurity as is_forced,
      pg_get_userbyid(c.relowner) as owner,
      has_table_privilege(c.oid, 'select, insert, update, delete, truncate')
        or has_any_column_privilege(c.oid, 'select, insert, update') as is_reachable,
      exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped)
        as has_organization,
      coalesce((select json_agg(json_build_object('name', p.polname, 'permissive', p.polpermissive, 'command', p.polcmd,
          'roles', array(select pg_get_userbyid(unnest(p.polroles))),
          'using', pg_get_expr(p.polqual, p.polrelid), 'check', pg_get_expr(p.polwithcheck, p.polrelid)) order by p.polname)
        from pg_policy p where p.polrelid = c.oid), '[]') as policies
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm', 'f') order by c.relname`);
  return tables.flatMap(inspectTable);
}

function inspectTable(table: Row): string[] {
  const name = String(table.name);
  if (table.kind !== "r" && table.kind !== "p")
    return [`${name} is a view: views read with their owner's rights.`];
  if (closedTables[name])
    return table.is_reachable
      ? [`The app holds a right on table ${name}: revoke all on ${name} from app_user;`]
      : [];
  if (staffTables[name]) return inspectStaffTable(table, name, staffTables[name]);
  const condition = table.has_organization ? organizationCondition : otherConditions[name];
  if (!condition)
    return openTables[name]
      ? []
      : [`Table ${name} stands outside the wall: give it organization_id and its policies.`];
  const faults: string[] = [];
  if (!table.is_enabled)
    faults.push(`Table ${name} lacks row security: alter table ${name} enable row level security;`);
  if (!table.is_forced)
    faults.push(`Table ${name} lacks FORCE: alter table ${name} force row level security;`);
  return [...faults, ...comparePolicies(table, expectedPolicies(name, condition, String(table.owner)))];
}

function inspectStaffTable(
  table: Row,
  name: string,
  { write, keep }: { write: string; keep?: string },
): string[] {
  const forApp = { roles: ["app_user"] };
  const expected = [
    ...(keep ? [{ name: "keep", permissive: false, command: "d", ...forApp, using: keep, check: null }] : []),
    { name: "read", permissive: true, command: "r", ...forApp, using: "true", check: null },
    { name: "staff", permissive: true, command: "*", ...forApp, using: write, check: write },
  ];
  const faults = table.is_enabled
    ? []
    : [`Table ${name} lacks row security: alter table ${name} enable row level security;`];
  return [...faults, ...comparePolicies(table, expected)];
}

function comparePolicies(table: Row, expected: object[]): string[] {
  return JSON.stringify(table.policies) === JSON.stringify(expected)
    ? []
    : [`The policies of table ${table.name} differ from the template.`];
}

function expectedPolicies(table: string, condition: string, owner: string) {
  const forApp = { command: "*", roles: ["app_user"] };
  const allow = { name: "allow", permissive: true, ...forApp, using: "true", check: "true" };
  const lookup = {
    name: "lookup",
    permissive: true,
    command: "r",
    roles: [owner],
    using: "true",
    check: null,
  };
  const purge = { ...lookup, name: "purge", command: "d", using: purgeCondition };
  const tenant = { name: "tenant", permissive: false, ...forApp, using: condition, check: condition };
  return [
    allow,
    ...(lookupTables.includes(table) ? [lookup] : []),
    ...(table === "organizations" ? [purge] : []),
    tenant,
  ];
}

/** What runs with the owner's rights is a closed list, with its path pinned, for the app alone. */
async function inspectFunctions(): Promise<string[]> {
  const functions = await read(sql`
    select p.proname as name, coalesce(p.proconfig::text, '') as config,
      has_function_privilege('public', p.oid, 'execute') as is_public
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema') order by 1`);
  const names = functions.map((row) => String(row.name));
  return [
    ...names
      .filter((name) => !lookupFunctions.includes(name))
      .map((name) => `Function ${name} runs with its owner's rights and is not on the list.`),
    ...lookupFunctions.filter((name) => !names.includes(name)).map((name) => `Function ${name} is missing.`),
    ...functions
      .filter((row) => row.config !== '{"search_path=\\"\\""}')
      .map((row) => `Function ${row.name} has no pinned search path.`),
    ...functions
      .filter((row) => row.is_public)
      .map((row) => `Function ${row.name} may be called by everyone.`),
  ];
}

async function read(query: ReturnType<typeof sql>): Promise<Row[]> {
  return [...(await connection().execute<Row>(query).catch(dropParameters))];
}
