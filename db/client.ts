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
  if (DATABASE_PREPARE === "on") prepareUnsafe(client);
  return drizzle(withTransactions(client, DATABASE_PREPARE === "on"), { casing: "snake_case" });
}

type Connection = { isLost: boolean; isOver: boolean };
type Scope = (work: (tx: TransactionSql) => unknown) => Promise<unknown>;

/**
 * postgres.js lets the work of a transaction go on when its connection is lost: its next statements, and the commit or
 * rollback at its end, go to the connection that takes the place, into whatever transaction runs there, or to none, which
 * ends the process (porsager/postgres, issues 1208 and 1216). Here such work sends nothing more and comes to no end. Nor does
 * a query that outlives its transaction, for want of an `await`: by then the connection may be in another organization.
 */
function withTransactions(client: Sql, prepares: boolean): Sql {
  const begin = client.begin.bind(client) as Scope;
  client.begin = ((work: (tx: TransactionSql) => unknown) => {
    const connection: Connection = { isLost: false, isOver: false };
    const lose = (error: unknown) => {
      connection.isLost = true;
      if (isLoss(error)) discard(client);
      throw error;
    };
    const end = () => {
      connection.isOver = true;
    };
    return begin((tx) => runScope(tx, work, connection, prepares).finally(end)).catch(lose);
  }) as Sql["begin"];
  return client;
}

/** The server ended the connection, or the network did. */
function isLoss(error: unknown): boolean {
  const { code = "" } = Object(error) as { code?: string };
  return /^(CONNECTION_|CONNECT_TIMEOUT|ECONN|EPIPE)/.test(code);
}

/** A pool that lost a connection may never open it again: what runs may end there, and the next call opens another pool. */
function discard(client: Sql): void {
  if (kept.database?.$client !== client) return;
  kept.database = undefined;
  void client.end({ timeout: 60 });
}

async function runScope(
  tx: TransactionSql,
  work: (tx: TransactionSql) => unknown,
  connection: Connection,
  prepares: boolean,
): Promise<unknown> {
  const unsafe = prepares ? prepareUnsafe(tx).unsafe : tx.unsafe;
  tx.unsafe = ((...statement) => {
    if (connection.isLost) throw new Error("The connection of this transaction is lost.");
    if (connection.isOver) throw new Error("This transaction is over: a query of it was not awaited.");
    return unsafe(...statement);
  }) as typeof unsafe;
  const savepoint = tx.savepoint as unknown as Scope;
  tx.savepoint = ((inner: (tx: TransactionSql) => unknown) =>
    savepoint((opened) => runScope(opened, inner, connection, prepares))) as typeof tx.savepoint;
  try {
    return await work(tx);
  } catch (error) {
    // A statement that fails because the connection is lost says so a moment before the transaction does.
    await new Promise(setImmediate);
    throw error;
  } finally {
    if (connection.isLost) await new Promise(() => {});
  }
}

/** Drizzle sends every query through `unsafe` and asks for none to be prepared: one more round trip each, and a plan anew. */
function prepareUnsafe<T extends Pick<Sql, "unsafe">>(client: T): T {
  const unsafe = client.unsafe.bind(client);
  client.unsafe = ((query, parameters, options) =>
    unsafe(query, parameters, { ...options, prepare: true })) as T["unsafe"];
  return client;
}
