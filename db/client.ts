/** The only place that opens connections to the database as the app. */
import "server-only";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres, { type Sql, type TransactionSql } from "postgres";
import { env } from "@/lib/env";

const kept = globalThis as { database?: ReturnType<typeof connect>; counters?: ReturnType<typeof connect> };

/** The pool, opened at the first call; kept across reloads in development. Only the wall and its inspection use it. */
export function connection() {
  kept.database ??= connect(env().DATABASE_POOL);
  return kept.database;
}

/**
 * Two connections for what is counted whether or not the transaction around it comes to something. Were they taken from the
 * pool, as many requests as it has connections could each hold one and wait for another.
 */
export function counterConnection() {
  kept.counters ??= connect(2);
  return kept.counters;
}

/** At the end of a program or a test. */
export async function closeDatabase(): Promise<void> {
  const { database, counters } = kept;
  kept.database = undefined;
  kept.counters = undefined;
  await Promise.all([database?.$client.end(), counters?.$client.end()]);
}

function connect(max: number) {
  const { DATABASE_URL, DATABASE_PREPARE } = env();
  const client = postgres(DATABASE_URL, {
    max,
    connect_timeout: 5,
    idle_timeout: 60,
    prepare: DATABASE_PREPARE === "on",
    onnotice: () => {},
  });
  return drizzle(DATABASE_PREPARE === "on" ? withPreparedStatements(client) : client, {
    casing: "snake_case",
  });
}

/** Drizzle sends every query through `unsafe` and asks for none to be prepared: one more round trip each, and a plan anew. */
function withPreparedStatements(client: Sql): Sql {
  prepareUnsafe(client);
  const begin = client.begin.bind(client) as (work: (tx: TransactionSql) => unknown) => Promise<unknown>;
  client.begin = ((work: (tx: TransactionSql) => unknown) =>
    begin((tx) => work(prepareUnsafe(tx)))) as Sql["begin"];
  return client;
}

function prepareUnsafe<T extends Pick<Sql, "unsafe">>(client: T): T {
  const unsafe = client.unsafe.bind(client);
  client.unsafe = ((query, parameters, options) =>
    unsafe(query, parameters, { ...options, prepare: true })) as T["unsafe"];
  return client;
}
