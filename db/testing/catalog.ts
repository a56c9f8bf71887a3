/** Reads tables out of the catalog and makes a row for any of them, so that a new table needs no fixture. Tests only. */
import { randomBytes, randomUUID } from "node:crypto";
import type { TransactionSql } from "postgres";
import { asAdmin, inContext } from "./connections";

export type Column = { name: string; type: string; isRequired: boolean; labels: string[] };
export type ForeignKey = { name: string; table: string; columns: string[]; targetColumns: string[] };
export type Table = { name: string; columns: Column[]; foreignKeys: ForeignKey[] };

/** Every table that carries `organization_id`. */
export async function organizationTables(): Promise<Table[]> {
  const names = await asAdmin`select c.relname as name from pg_class c
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id'
    where c.relkind in ('r', 'p') order by 1`;
  return Promise.all(names.map((row) => readTable(row.name)));
}

async function readTable(name: string): Promise<Table> {
  const columns = await asAdmin`select a.attname as name, format_type(a.atttypid, null) as type,
      a.attnotnull and not a.atthasdef as is_required,
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
  return {
    name,
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
  };
}

export type World = { organizationId: string; userId: string };

/** A live organization with a person in it and a row in each of its tables. */
export async function makeWorld(tables: Table[]): Promise<World> {
  const world = { organizationId: randomUUID(), userId: randomUUID() };
  await inContext(
    world,
    async (tx) => {
      await tx`insert into users (id, name) values (${world.userId}, 'Somebody')`;
      await tx`insert into organizations (id, name) values (${world.organizationId}, 'Somewhere')`;
      // Deferred until commit: the first membership may come before the one that is required.
      const order = sortByReference(tables);
      for (const table of order) await insertRow(tx, table, await makeRow(tx, table, world));
    },
    { keep: true },
  );
  return world;
}

export async function insertRow(
  tx: TransactionSql,
  table: Table,
  row: Record<string, unknown>,
): Promise<void> {
  await tx`insert into ${tx(table.name)} ${tx(row as Record<string, string>)}`;
}

/** A row that satisfies every constraint, from what the catalog says. */
export async function makeRow(
  tx: TransactionSql,
  table: Table,
  world: World,
): Promise<Record<string, unknown>> {
  const row: Record<string, unknown> = { organization_id: world.organizationId };
  for (const key of table.foreignKeys) {
    if (key.columns.every((column) => column in row)) continue;
    const order = key.table === "roles" ? tx`order by required desc` : tx``;
    const [target] = await tx`select * from ${tx(key.table)} ${order} limit 1`;
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
  const values: Record<string, unknown> = {
    text,
    uuid: randomUUID(),
    integer: 1,
    boolean: false,
    bytea: randomBytes(32),
    jsonb: {},
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

/** One hash over all rows of an organization in a table. */
export async function hashRows(table: string, organizationId: string): Promise<string> {
  const [row] =
    await asAdmin`select md5(string_agg(t::text, '|' order by t::text)) as hash from ${asAdmin(table)} t
    where organization_id = ${organizationId}`;
  return String(row?.hash);
}
