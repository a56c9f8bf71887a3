// The only place that decides which database a person's commands use: the one in DATABASE_URL, else the embedded one, ready for use.
import { existsSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { openCluster } from "../postgres/cluster.ts";
import { ensureDatabase, urlsOf } from "../postgres/databases.ts";
import { runAppFile } from "./app.ts";
import type { Environment } from "./children.ts";
import { say, step, Told } from "./say.ts";
import { secretsIn } from "./secrets.ts";

export type Database = {
  embedded: boolean;
  env: Environment;
  auth: string;
  where: string;
  seededMark?: string;
};

export async function openDatabase(leaveRunning = false): Promise<Database> {
  if (process.env.DATABASE_URL) return ownDatabase();
  const cluster = await openCluster("dev", { durable: true, leaveRunning });
  await ensureDatabase(cluster);
  const { app, owner } = urlsOf(cluster);
  return {
    embedded: true,
    env: { DATABASE_URL: app, DATABASE_MIGRATION_URL: owner },
    auth: cluster.secrets.auth,
    where: cluster.data,
    // In the data folder itself, so that the two can only vanish together.
    seededMark: join(cluster.data, "seeded"),
  };
}

function ownDatabase(): Database {
  const { auth } = secretsIn(resolve(".data"));
  return { embedded: false, env: {}, auth, where: "the database of your DATABASE_URL" };
}

export async function migrate({ embedded, env }: Database) {
  if (!embedded && !process.env.DATABASE_MIGRATION_URL) {
    throw new Told(
      "DATABASE_URL is set, so DATABASE_MIGRATION_URL must be set too: the same database as the role that owns its tables.",
    );
  }
  await step("Migrating the database", () =>
    runAppFile("db/migrate.ts", env, "The database could not be migrated; the reason is above."),
  );
}

/** Seeds once. A database of one's own gets demo people only when DEMO=1 asks for them. */
export async function seedFirstTime(database: Database, env: Environment) {
  if (env.DEMO === "1" && !(database.seededMark && existsSync(database.seededMark)))
    return seed(database, env);
  if (!database.embedded)
    say("No demo data is put into a database of your own; `npm run db:seed` does that.");
}

export async function seed(database: Database, env: Environment) {
  const failed = "The demo data could not be made; the reason is above.";
  await step("Making the demo data", () =>
    runAppFile("db/seed.ts", { ...env, ...database.env, DEMO: "1" }, failed),
  );
  if (database.seededMark) writeFileSync(database.seededMark, `${new Date().toISOString()}\n`);
}
