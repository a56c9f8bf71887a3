/** The three ways into the tests' database: as the app, as the owner, and as the server's administrator. Tests only. */

import postgres, { type Sql, type TransactionSql } from "postgres";
import { closeDatabase } from "../client";

export const asApp = connect("TEST_APP_URL");
/** One connection of the app, on which transactions follow each other; and one on which no context is ever set. */
export const asAppAlone = connect("TEST_APP_URL", 1);
export const asAppUntouched = connect("TEST_APP_URL", 1);
export const asOwner = connect("TEST_OWNER_URL");
/** Sees every row: the judge of what was changed, never the subject. */
export const asAdmin = connect("TEST_ADMIN_URL");

export type Context = { organizationId?: string; userId?: string };

/** A transaction of the app in a context, rolled back at the end unless `keep`. */
export async function inContext<T>(
  context: Context,
  work: (tx: TransactionSql) => Promise<T>,
  { keep = false, on = asApp } = {},
): Promise<T> {
  let result: T | undefined;
  await on
    .begin(async (tx) => {
      await tx`select set_config('app.organization_id', ${context.organizationId ?? ""}, true),
        set_config('app.user_id', ${context.userId ?? ""}, true)`;
      result = await work(tx);
      if (!keep) throw rollback;
    })
    .catch((error: unknown) => {
      if (error !== rollback) throw error;
    });
  return result as T;
}

/** The SQLSTATE that a promise fails with; "none" when it does not. */
export async function sqlState(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "none",
    (error: { code?: string }) => error.code ?? String(error),
  );
}

/** These, and those that the app's own code opened. */
export async function closeConnections(): Promise<void> {
  const all = [asApp, asAppAlone, asAppUntouched, asOwner, asAdmin];
  await Promise.all([closeDatabase(), ...all.map((each) => each.end())]);
}

const rollback = Symbol("rollback");

function connect(variable: string, max = 4): Sql {
  const url = process.env[variable];
  if (!url) throw new Error(`${variable} is not set: run npm run test:unit.`);
  // Nothing is prepared: a plan that was kept would not notice what a test does to a role.
  return postgres(url, { max, prepare: false, onnotice: () => {} });
}
