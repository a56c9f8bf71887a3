/** What every way in begins with: no transaction and no statement before the wall was found standing. */
import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { connection } from "../client";
import { dropParameters } from "../errors";
import { findWallFaults } from "../inspect-wall";
import type { DatabaseTransaction, proof, Tx } from "../transactions";

export async function inTransaction<T>(work: (opened: DatabaseTransaction) => Promise<T>): Promise<T> {
  const db = await database();
  return db.transaction(work).catch(dropParameters);
}

/** The same on behalf of an access: when that is lost on the way, all is taken back, and the outcome says how it was lost. */
export async function inTransactionWhileHeld<T>(
  work: (opened: DatabaseTransaction) => Promise<T>,
): Promise<T | { outcome: "stale" | "gone" }> {
  return inTransaction(work).catch((error: unknown) => {
    if (error instanceof AccessLost) return { outcome: error.outcome };
    throw error;
  });
}

/** Thrown inside a transaction, to take it back. */
export class AccessLost extends Error {
  constructor(readonly outcome: "stale" | "gone") {
    super(`The access is ${outcome}.`);
  }
}

export async function execute(query: SQL) {
  const db = await database();
  return db.execute(query).catch(dropParameters);
}

async function database() {
  await requireWall();
  return connection();
}

/** Throws until the wall has been found standing, once a process: nothing is read, written or sent before. */
export async function requireWall(): Promise<void> {
  standing ??= lookAtWall().catch((error) => {
    standing = undefined;
    throw error;
  });
  await standing;
}

let standing: Promise<void> | undefined;

async function lookAtWall(): Promise<void> {
  const faults = await findWallFaults();
  if (faults.length > 0) throw new Error(`The wall does not stand. ${faults.join(" ")}`);
}

export function asTx(opened: object, facts: Omit<Tx, keyof DatabaseTransaction | typeof proof>): Tx {
  const { organizationId, userId, sessionId, program, permissions, held, recheck } = facts;
  const all = { organizationId, userId, sessionId, program, permissions, held, recheck };
  return Object.assign(opened, all) as unknown as Tx;
}

/** Of a person who comes in there is nothing yet that could be lost. */
export const comingIn = {
  sessionId: null,
  program: null,
  permissions: new Set<string>(),
  held: new Set<string>(),
  recheck: async () => {},
};

export async function setNewId(tx: Pick<DatabaseTransaction, "execute">, setting: string): Promise<string> {
  const [row] = await tx.execute(sql`select set_config(${setting}, uuidv7()::text, true) as id`);
  return String(row?.id);
}
