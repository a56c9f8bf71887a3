/** Reads tables out of the catalog and makes a row for any of them, so that a new table needs no fixture. Tests only. */
import { randomBytes, randomUUID } from "node:crypto";
import type { TransactionSql } from "postgres";
import { otherConditions } from "../wall-plan";
import { asAdmin, type Context, inContext } from "./connections";

type Column = { name: string; type: string; isRequired: boolean; labels: string[] };
type ForeignKey = { name: string; table: string; columns: string[]; targetColumns: string[] };

/** A table behind the wall, and what the app may do with its own rows there. */
export type Table = {
  name: string;
  /** The column that says whose a row is, and the part of a context that it is compared with. */
  owner: string;
  setting: keyof Context;
  columns: Column[];
  foreignKeys: ForeignKey[];
  primaryKey: string[];
  /** The columns of a unique index without the owner, if there is one: a row here may meet one that is hidden. */
  sharedKey: string[] | undefined;
  updatable: string[];
  mayDelete: boolean;
};

export type World = Required<Context>;
export type Row = Record<string, unknown>;

/** Every table behind the wall: what carries `organization_id`, and what the plan gives another condition. */
export async function walledTables(): Promise<Table[]> {
  const names = await asAdmin`select c.relname as name from pg_class c
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    where c.relkind in ('r', 'p') and (c.relname in ${asAdmin(Object.keys(otherConditions))} or exists (
      select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped))
    order by 1`;
  return Promise.all(names.map(({ name }) => readTable(name)));
}

async function readTable(name: string): Promise<Table> {
  const columns = await asAdmin`select a.attname as name, format_type(a.atttypid, null) as type,
      a.attnotnull and not a.atthasdef as is_required,
      has_column_privilege('app_user', a.attrelid, a.attnum, 'update') as is_updatable,
      coalesce((select pg_get_constraintdef(k.oid) from pg_constraint k
        where k.conrelid = a.attrelid and k.contype = 'c' and k.conkey = array[a.attnum]
          and pg_get_constraintdef(k.oid) like '%= ANY (ARRAY%' limit 1), '') as labels
    from pg_attribute a where a.attrelid = ${name}::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum`;
  const foreignKeys = await asAdmin`select k.conname as name, k.confrelid::regclass::text as table,
      array(select attname::text from unnest(k.conkey) with ordinality u(n, i)
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.n order by u.i) as columns,
      array(select attname::text from unnest(k.confkey) with ordinality u(n, i)
        join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.n order by u.i) as target_columns
    from pg_constraint k where k.conrelid = ${name}::regclass and k.contype = 'f' order by cardinality(k.conkey) desc`;
  const uniques = await asAdmin`select x.indisprimary as is_primary, x.indpred is not null as is_partial,
      array(select a.attname::text from unnest(x.indkey::int2[]) with ordinality u(n, i)
        join pg_attribute a on a.attrelid = x.indrelid and a.attnum = u.n order by u.i) as columns
    from pg_index x where x.indrelid = ${name}::regclass and x.indisunique order by x.indexrelid`;
  const [grant] = await asAdmin`select has_table_privilege('app_user', ${name}, 'delete') as may_delete`;
  const isOrganizations = columns.some((column) => column.name === "organization_id");
  const [, owner = "organization_id", setting = "organization"] =
    (isOrganizations ? "" : otherConditions[name])?.match(/^\((\w+) = .*'app\.(\w+)_id'/) ?? [];
  const isRequired = (column: string) => columns.some((each) => each.name === column && each.is_required);
  return {
    name,
    owner,
    setting: setting === "user" ? "userId" : "organizationId",
    columns: columns.map((row) => ({
      name: row.name,
      type: row.type,
      isRequired: row.is_required,
      labels: [...String(row.labels).matchAll(/'([^']+)'::text/g)].map((match) => match[1] ?? ""),
    })),
    foreignKeys: foreignKeys.map((row) => ({
      name: row.name,
      table: row.table,
      columns: row.columns,
      targetColumns: row.target_columns,
    })),
    primaryKey: uniques.find((row) => row.is_primary)?.columns ?? [],
    sharedKey: uniques.find(
      ({ is_partial, columns: key }) => !is_partial && !key.includes(owner) && key.every(isRequired),
    )?.columns,
    updatable: columns.filter((row) => row.is_updatable).map((row) => row.name),
    mayDelete: grant?.may_delete,
  };
}

/** A live organization with a person in it and a row in each table behind the wall, all made by the app. */
export async function makeWorld(tables: Table[]): Promise<World> {
  const world = { organizationId: randomUUID(), userId: randomUUID() };
  await inContext(
    world,
    async (tx) => {
      for (const table of sortByReference(tables))
        await insertRow(tx, table, await makeRow(tx, table, world));
    },
    { keep: true },
  );
  return world;
}

export async function insertRow(tx: TransactionSql, table: Table, row: Row): Promise<void> {
  await tx`insert into ${tx(table.name)} ${tx(row as Record<string, string>)}`;
}

/** A row that satisfies every constraint, from what the catalog says. */
export async function makeRow(tx: TransactionSql, table: Table, world: World): Promise<Row> {
  const row: Row = { [table.owner]: world[table.setting] };
  for (const key of table.foreignKeys) {
    if (key.columns.every((column) => column in row)) continue;
    const order = key.table === "roles" ? tx`order by required desc` : tx``;
    // Said here too: some tests take the wall down, and then rows of others are there to be picked.
    const isOwn = key.columns.includes(table.owner)
      ? tx`where ${tx(key.targetColumns[key.columns.indexOf(table.owner)] ?? "")} = ${world[table.setting]}`
      : tx``;
    const [target] = await tx`select * from ${tx(key.table)} ${isOwn} ${order} limit 1`;
    if (!target) throw new Error(`${table.name}.${key.name} refers to ${key.table}, which has no row yet.`);
    for (const [index, column] of key.columns.entries()) row[column] = target[key.targetColumns[index] ?? ""];
  }
  for (const column of table.columns) {
    if (column.isRequired && !(column.name in row)) row[column.name] = makeValue(column);
  }
  return row;
}

function makeValue({ name, type, labels }: Column): unknown {
  if (labels[0]) return labels[0];
  const text = `x${randomBytes(8).toString("hex")}`;
  const values: Row = {
    text,
    uuid: randomUUID(),
    integer: 1,
    boolean: false,
    bytea: randomBytes(32),
    jsonb: {},
    "text[]": [],
    "timestamp with time zone": new Date(Date.now() + 3_600_000),
  };
  if (!(type in values))
    throw new Error(`No value is known for column ${name} of type ${type}: add one here.`);
  return values[type];
}

/** Referenced tables first. */
function sortByReference(tables: Table[]): Table[] {
  const sorted: Table[] = [];
  const visit = (table: Table) => {
    if (sorted.includes(table)) return;
    for (const { table: target } of table.foreignKeys) {
      const found = tables.find((each) => each.name === target && each !== table);
      if (found) visit(found);
    }
    sorted.push(table);
  };
  for (const table of tables) visit(table);
  return sorted;
}

/** One hash over all rows of a world in every table. */
export async function hashWorld(tables: Table[], world: World): Promise<string> {
  const hashes = tables.map(
    ({
      name,
      owner,
      setting,
    }) => `select '${name}' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as hash
      from ${name} t where ${owner} = '${world[setting]}'`,
  );
  const [row] = await asAdmin.unsafe(
    `select string_agg(hash, ' ') as hash from (${hashes.join(" union all ")}) h`,
  );
  return row?.hash;
}

/** Keeps the rows of a world; what is returned puts them back as they were, whatever happened to them. */
export async function keepWorld(tables: Table[], world: World): Promise<() => Promise<void>> {
  const kept = new Map<Table, string>();
  for (const table of tables) {
    const [row] = await asAdmin`select coalesce(json_agg(t), '[]')::text as rows from ${asAdmin(table.name)} t
      where ${asAdmin(table.owner)} = ${world[table.setting]}`;
    kept.set(table, row?.rows);
  }
  return async () => {
    await asAdmin.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      for (const [{ name, owner, setting }, rows] of kept) {
        await tx`delete from ${tx(name)} where ${tx(owner)} = ${world[setting]}`;
        await tx`insert into ${tx(name)} select * from json_populate_recordset(null::${tx(name)}, ${rows}::text::json)`;
      }
    });
  };
}
