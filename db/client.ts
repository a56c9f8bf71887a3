/** The only place that opens connections to the database as the app. */
import "server-only";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres, { type Sql, type TransactionSql } from "postgres";
import { env } from "@/lib/env";

const kept = globalThis as { database?: ReturnType<typeof connect> };

/** The pool, opened at the first call; kept across reloads in development. Only the wall and its inspection use it. */
export function connection() {
  kept.database ??= connect();
  return kept.database;
}

function connect() {
  const { DATABASE_URL, DATABASE_POOL, DATABASE_PREPARE } = env();
  const client = postgres(DATABASE_URL, {
    max: DATABASE_POOL,
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
