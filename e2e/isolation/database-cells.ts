/**
 * The cells of the database matrix: table × command × context. Each is tried by the app's own role and committed; the judge is
 * the administrator, who sees every row. Whatever changed is put back.
 */
import { randomUUID } from "node:crypto";
import type { ParameterOrJSON, Sql, TransactionSql } from "postgres";
import {
  hashWorld,
  insertRow,
  keepWorld,
  makeRow,
  makeWorld,
  type Row,
  type Table,
  type World,
  walledTables,
} from "@/db/testing/catalog";
import {
  asAdmin,
  asAppAlone,
  asAppUntouched,
  asOwner,
  type Context,
  inContext,
} from "@/db/testing/connections";
import { lookupTables } from "@/db/wall-plan";

export const tables = await walledTables();
const acme = await makeWorld(tables);
const globex = await makeWorld(tables);
const worlds = [acme, globex];
const rows = new Map<World, Map<string, { kept: Row[]; fresh: Row }>>();
for (const world of worlds) rows.set(world, await readRows(world));
const hashes = new Map<World, string>();
for (const world of worlds) hashes.set(world, await hashWorld(tables, world));
const restore = await Promise.all(worlds.map((world) => keepWorld(tables, world)));

/** `settings` is what the transaction sets first, if anything; `before` is what the same connection did earlier. */
type Situation = {
  name: string;
  on: Sql;
  settings?: Context;
  before?: () => Promise<unknown>;
  isWrong?: true;
};

export const situations: Situation[] = [
  { name: "in A", on: asAppAlone, settings: acme },
  { name: "in B", on: asAppAlone, settings: globex },
  { name: "with no setting", on: asAppUntouched },
  { name: "with an empty setting", on: asAppAlone, settings: { organizationId: "", userId: "" } },
  {
    name: "with a setting that is no uuid",
    on: asAppAlone,
    settings: { organizationId: "x", userId: "x" },
    isWrong: true,
  },
  {
    name: "with an unknown uuid",
    on: asAppAlone,
    settings: { organizationId: randomUUID(), userId: randomUUID() },
  },
  { name: "as the person of A alone", on: asAppAlone, settings: { userId: acme.userId } },
  {
    name: "after A was rolled back",
    on: asAppAlone,
    before: () => inContext(acme, seeNothing, { on: asAppAlone }),
  },
  {
    name: "in B, after A for the whole connection",
    on: asAppAlone,
    settings: globex,
    before: () => setForConnection(acme),
  },
];

type Scene = { tx: TransactionSql; table: Table; own: World | undefined; other: World; run: Run };
type Run = (text: string, parameters?: unknown[]) => Promise<string[]>;

/** What a command comes to: the owners of all own rows and of no others, no row at all, or one of these SQLSTATEs. */
type Outcome = "own rows" | "no row" | string[];
type Command = {
  name: string;
  expect: (table: Table, isInside: boolean) => Outcome;
  /** Left out where the cell would mean nothing: see `cellsOf`. */
  where?: (table: Table, situation: Situation) => boolean;
  /** Gives the owners of the rows that it saw or changed. */
  run: (scene: Scene) => Promise<string[]>;
};

const refused = () => ["42501"];
const ownRows = () => "own rows" as const;
const ifUpdatable = (outcome: Outcome) => (table: Table) =>
  table.updatable.length > 0 ? outcome : refused();
const select = ({ owner, name }: Table) => `select ${owner} as owner from ${name}`;
const statement = (name: string, text: (table: Table) => string): Command => ({
  name,
  expect: refused,
  run: ({ run, table }) => run(text(table)),
});

export const commands: Command[] = [
  { name: "select", expect: ownRows, run: ({ run, table }) => run(select(table)) },
  {
    name: "select for update",
    expect: ifUpdatable("own rows"),
    run: ({ run, table }) => run(`${select(table)} for update`),
  },
  {
    name: "count and exists through a join",
    expect: ownRows,
    run: ({ run, table: { name, owner } }) =>
      run(
        `select w.owner from (values ($1::uuid), ($2::uuid), ($3::uuid), ($4::uuid)) w (owner),
          generate_series(1, (select count(*) from ${name} t where t.${owner} = w.owner))
          where exists (select from ${name} t where t.${owner} = w.owner)`,
        worlds.flatMap(({ organizationId, userId }) => [organizationId, userId]),
      ),
  },
  {
    // Were the condition tried on a hidden row, dividing by zero would tell of it.
    name: "a condition that fails on hidden rows",
    expect: ownRows,
    run: ({ run, table, other }) =>
      run(`${select(table)} where 1 / (case when ${table.owner} = $1 then 0 else 1 end) = 1`, [
        other[table.setting],
      ]),
  },
  { name: "copy to", expect: ownRows, where: (_table, { isWrong }) => !isWrong, run: copyTo },
  {
    name: "insert own",
    expect: (_table, isInside) => (isInside ? ["none", "23505"] : ["42501", "23502"]),
    where: (_table, { name }) => name !== "with an unknown uuid",
    run: ({ tx, table, own }) =>
      insert(tx, table, own ? fresh(own, table) : without(fresh(acme, table), table.owner)),
  },
  {
    name: "insert foreign",
    expect: refused,
    run: ({ tx, table, other }) => insert(tx, table, fresh(other, table)),
  },
  {
    name: "insert under a foreign parent",
    expect: () => ["23503", "42501"],
    where: (table, { settings }) =>
      settings !== undefined && ownerIn(table, settings) !== undefined && foreignParents(table).length > 0,
    run: ({ tx, table, own, other }) => {
      const columns = foreignParents(table).filter((column) => column !== table.owner);
      const theirs = columns.map((column) => [column, fresh(other, table)[column]]);
      return insert(tx, table, { ...fresh(own ?? acme, table), ...Object.fromEntries(theirs) });
    },
  },
  {
    name: "update by id",
    expect: ifUpdatable("no row"),
    run: ({ run, table, other }) => run(...byId(`update ${table.name} set ${same(table)}`, table, other)),
  },
  {
    name: "update all",
    expect: ifUpdatable("own rows"),
    run: ({ run, table }) => run(`update ${table.name} set ${same(table)} returning ${table.owner} as owner`),
  },
  {
    name: "update the owner",
    expect: refused,
    run: ({ run, table, other }) =>
      run(`update ${table.name} set ${table.owner} = $1`, [other[table.setting]]),
  },
  {
    name: "delete by id",
    expect: ({ mayDelete }) => (mayDelete ? "no row" : refused()),
    run: ({ run, table, other }) => run(...byId(`delete from ${table.name}`, table, other)),
  },
  {
    // What others refer to stays, and says so.
    name: "delete all",
    expect: ({ mayDelete, name }, isInside) =>
      !mayDelete ? refused() : isInside && isReferred(name) ? ["23001", "23503"] : "own rows",
    run: ({ run, table }) => run(`delete from ${table.name} returning ${table.owner} as owner`),
  },
  {
    name: "on conflict do nothing",
    expect: (table, isInside) => (isInside && table.sharedKey ? "no row" : refused()),
    run: ({ tx, table, own, other }) =>
      insert(tx, table, meeting(table, own, other), "on conflict do nothing"),
  },
  {
    name: "on conflict do update",
    expect: refused,
    run: ({ tx, table, own, other }) => {
      const column = table.updatable[0] ?? table.owner;
      const target = (table.sharedKey ?? table.primaryKey).join(", ");
      return insert(
        tx,
        table,
        meeting(table, own, other),
        `on conflict (${target}) do update set ${column} = excluded.${column}`,
      );
    },
  },
  {
    name: "merge",
    expect: refused,
    run: ({ tx, table, other }) => {
      const row = fresh(other, table);
      const [names, values] = [Object.keys(row), Object.values(row) as ParameterOrJSON<never>[]];
      const matched = table.updatable.length > 0 ? `update set ${same(table, "t.")}` : "do nothing";
      return owners(
        tx.unsafe(
          `merge into ${table.name} t using (values (1)) s on t.${table.owner} = '${other[table.setting]}' when matched then ${matched}
          when not matched then insert (${names.join(", ")}) values (${names.map((_, index) => `$${index + 1}`).join(", ")})`,
          values,
        ),
      );
    },
  },
  { name: "copy from", expect: () => ["0A000", "42501"], run: copyFrom },
  statement("truncate", ({ name }) => `truncate ${name} cascade`),
  statement("disable row level security", ({ name }) => `alter table ${name} disable row level security`),
  statement("no force row level security", ({ name }) => `alter table ${name} no force row level security`),
  statement("drop table", ({ name }) => `drop table ${name} cascade`),
  statement("drop policy", ({ name }) => `drop policy tenant on ${name}`),
  statement("create policy", ({ name }) => `create policy wide on ${name} using (true)`),
  statement(
    "create trigger",
    ({ name }) =>
      `create trigger t before insert on ${name} for each row execute function suppress_redundant_updates_trigger()`,
  ),
  statement(
    "grant, then use",
    ({ name }) => `grant truncate on ${name} to app_user; truncate ${name} cascade`,
  ),
  statement("row_security = off", (table) => `set local row_security = off; ${select(table)}`),
  statement(
    "a function that sees every row",
    ({ name }) =>
      `create function pg_temp.leak(${name}) returns boolean cost 1e-7 language plpgsql as 'begin raise notice ''%'', $1; return true; end'`,
  ),
];

export type Cell = {
  name: string;
  command: string;
  situation: string;
  fails: () => Promise<string | undefined>;
};

/**
 * All cells of a table. Left out is what would mean nothing: an own row in an organization that does not exist (founding one is
 * allowed), a copy that fails half-way (the driver cannot say so), and a foreign parent where there is no own row or no key to a parent. The last cells are the owner's, whose
 * rights the look-up functions have: it reads what they read, and writes nothing.
 */
export function cellsOf(table: Table): Cell[] {
  const ofApp = commands.flatMap((command) =>
    situations
      .filter((situation) => command.where?.(table, situation) ?? true)
      .map((situation) => ({
        command: command.name,
        situation: situation.name,
        fails: () => judge(table, command, situation),
      })),
  );
  const ofOwner = ownerCommands.map((command) => ({
    command: command.name,
    situation: "as the owner",
    fails: async () => {
      const isRead = command.name === "select" && lookupTables.includes(table.name);
      return judge(
        table,
        { ...command, expect: isRead ? () => "every row" as never : command.expect },
        { name: "as the owner", on: asOwner },
      );
    },
  }));
  return [...ofApp, ...ofOwner].map((cell) => ({
    ...cell,
    name: `${table.name}: ${cell.command} ${cell.situation}`,
  }));
}

const ownerCommands: Command[] = ["select", "update all", "delete all", "insert foreign"].map((name) => {
  const command = commands.find((each) => each.name === name) as Command;
  return {
    ...command,
    expect: () => (name === "insert foreign" ? refused() : "no row"),
    // The owner may change every column.
    run: (scene) => command.run({ ...scene, table: { ...scene.table, updatable: [scene.table.owner] } }),
  };
});

/** What no role without rights may do anywhere, in A and outside. */
const forRoles = [
  "set role app_owner",
  "set session authorization app_owner",
  "alter role app_user bypassrls",
  `alter role app_user set app.organization_id = '${globex.organizationId}'`,
  "alter role app_owner set search_path = public",
  "create role trespasser",
  "create schema trespasser",
  "create extension dblink",
  "create temp table leak (id int)",
  "create function public.leak() returns int language sql as 'select 1'",
  "create view public.peek as select * from users",
  "do $$ begin perform pg_read_file('/etc/hostname'); end $$",
  "copy (select 1) to program 'true'",
  "set session_replication_role = replica",
  "select rolpassword from pg_authid",
  "select stavalues1 from pg_statistic",
];

export const roleCells: Cell[] = forRoles.flatMap((text) =>
  situations.slice(0, 3).map((situation) => ({
    command: text,
    situation: situation.name,
    name: `${text} ${situation.name}`,
    fails: async () => {
      // Taken back: what a mutant lets through would outlive the test.
      const { state } = await attempt(situation, async (tx) => {
        await tx.unsafe(text);
        throw { code: "no error" };
      });
      return state === "42501" ? undefined : `ended with ${state} instead of 42501`;
    },
  })),
);

async function judge(table: Table, command: Command, situation: Situation): Promise<string | undefined> {
  const inside = situation.settings && ownerIn(table, situation.settings);
  const own = worlds.find((world) => inside !== undefined && world[table.setting] === inside);
  const other = own === acme ? globex : acme;
  const outcome = await attempt(situation, (tx) =>
    command.run({
      tx,
      table,
      own,
      other,
      run: (text, parameters = []) => owners(tx.unsafe(text, parameters as never[])),
    }),
  );
  const expected = situation.isWrong
    ? withWrong(command.expect(table, false))
    : command.expect(table, own !== undefined);
  const wrong = differs(outcome, expected, table, own);
  const changed = await changedWorlds();
  if (changed.length > 0) for (const each of restore) await each();
  const touched = changed.some((world) => !own || world !== own);
  return wrong ?? (touched ? "changed a row of another organization" : undefined);
}

type Seen = { state: string; owners: string[] };

function differs(
  { state, owners: seen }: Seen,
  expected: Outcome,
  table: Table,
  own?: World,
): string | undefined {
  const said = state === "none" ? `touched ${seen.length} rows` : `failed with ${state}`;
  if (Array.isArray(expected))
    return expected.includes(state) ? undefined : `${said} instead of ${expected.join(" or ")}`;
  if (state !== "none") return `${said} instead of giving ${expected}`;
  const mine = expected === "own rows" && own ? (rows.get(own)?.get(table.name)?.kept.length ?? 0) : 0;
  if ((expected as string) === "every row")
    return seen.length >= 2 ? undefined : `${said} instead of every row`;
  if (seen.some((owner) => owner !== own?.[table.setting])) return `${said} of another organization`;
  return seen.length === mine ? undefined : `${said} instead of ${mine}`;
}

/** A setting that is no uuid is either an error or nothing at all. */
function withWrong(expected: Outcome): Outcome {
  return Array.isArray(expected) ? [...expected, "22P02"] : ["22P02"];
}

async function attempt(
  { on, settings, before }: Situation,
  work: (tx: TransactionSql) => Promise<string[]>,
): Promise<Seen> {
  await before?.();
  const seen = await on
    .begin(async (tx) => {
      if (settings) await setContext(tx, settings, true);
      return work(tx);
    })
    .then(
      (found) => ({ state: "none", owners: [...found] }),
      (error: { code?: string }) => ({ state: error.code ?? String(error), owners: [] }),
    );
  if (before) await setContext(on, {}, false);
  return seen;
}

function setContext(
  on: Sql | TransactionSql,
  { organizationId = "", userId = "" }: Context,
  isLocal: boolean,
) {
  return on`select set_config('app.organization_id', ${organizationId}, ${isLocal}), set_config('app.user_id', ${userId}, ${isLocal})`;
}

async function setForConnection(world: World) {
  await setContext(asAppAlone, world, false);
}

async function seeNothing(): Promise<void> {}

async function changedWorlds(): Promise<World[]> {
  const changed = await Promise.all(
    worlds.map(async (world) => (await hashWorld(tables, world)) !== hashes.get(world)),
  );
  return worlds.filter((_, index) => changed[index]);
}

function ownerIn(table: Table, settings: Context): string | undefined {
  return worlds.map((world) => world[table.setting]).find((owner) => owner === settings[table.setting]);
}

async function readRows(world: World): Promise<Map<string, { kept: Row[]; fresh: Row }>> {
  const found = new Map<string, { kept: Row[]; fresh: Row }>();
  for (const table of tables) {
    const kept =
      await asAdmin`select * from ${asAdmin(table.name)} where ${asAdmin(table.owner)} = ${world[table.setting]}`;
    if (kept.length === 0) throw new Error(`There is no row in ${table.name}.`);
    found.set(table.name, {
      kept: [...kept],
      fresh: await inContext(world, (tx) => makeRow(tx, table, world)),
    });
  }
  return found;
}

function fresh(world: World, table: Table): Row {
  return rows.get(world)?.get(table.name)?.fresh ?? {};
}

function without(row: Row, column: string): Row {
  return Object.fromEntries(Object.entries(row).filter(([name]) => name !== column));
}

/** A row that meets a hidden one in a unique key: as their row, or as an own one where the key does not hold the owner. */
function meeting(table: Table, own: World | undefined, other: World): Row {
  const [theirs = {}] = rows.get(other)?.get(table.name)?.kept ?? [];
  if (!own || !table.sharedKey) return theirs;
  const key = table.sharedKey.map((column) => [column, theirs[column]]);
  return { ...fresh(own, table), ...Object.fromEntries(key) };
}

async function insert(tx: TransactionSql, table: Table, row: Row, rest = ""): Promise<string[]> {
  if (!rest) {
    await insertRow(tx, table, row);
    return [];
  }
  const inserted =
    await tx`insert into ${tx(table.name)} ${tx(row as Record<string, string>)} ${tx.unsafe(rest)}`;
  return Array(inserted.count).fill("inserted");
}

async function owners(query: PromiseLike<ArrayLike<Record<string, unknown>>>): Promise<string[]> {
  return Array.from(await query, (row) => String(row.owner));
}

function byId(start: string, { primaryKey, owner, name }: Table, other: World): [string, unknown[]] {
  const [theirs = {}] = rows.get(other)?.get(name)?.kept ?? [];
  const condition = primaryKey.map((column, index) => `${column} = $${index + 1}`).join(" and ");
  return [
    `${start} where ${condition} returning ${owner} as owner`,
    primaryKey.map((column) => theirs[column]),
  ];
}

function same(table: Table, prefix = ""): string {
  const columns = table.updatable.length > 0 ? table.updatable : [table.owner];
  return columns.map((column) => `${column} = ${prefix}${column}`).join(", ");
}

/** The columns of keys to parents of the same owner. */
function foreignParents({ foreignKeys, owner }: Table): string[] {
  return foreignKeys
    .filter((key) => key.columns.length > 1 && key.columns.includes(owner))
    .flatMap((key) => key.columns);
}

function isReferred(name: string): boolean {
  return tables.some((table) =>
    table.foreignKeys.some((key) => key.table === name && table.owner !== key.columns[0]),
  );
}

async function copyTo({ tx, table }: Scene): Promise<string[]> {
  const stream = await tx.unsafe(`copy ${table.name} (${table.owner}) to stdout`).readable();
  const chunks: string[] = [];
  for await (const chunk of stream) chunks.push(String(chunk));
  return chunks.join("").split("\n").filter(Boolean);
}

async function copyFrom({ tx, table, other }: Scene): Promise<string[]> {
  const stream = await tx.unsafe(`copy ${table.name} (${table.owner}) from stdin`).writable();
  await new Promise((resolve, reject) => {
    stream.on("error", reject).on("finish", resolve);
    stream.end(`${other[table.setting]}\n`);
  });
  return [];
}
