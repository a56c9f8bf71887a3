/** Brings the database up to what is shipped: migrations, then the template. Runs as the owner, at deploy. */
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { syncTemplate } from "./sync-template";

const url = process.env.DATABASE_MIGRATION_URL;
if (!url) {
  console.error("DATABASE_MIGRATION_URL is not set: it names the database as the role that owns the tables.");
  process.exit(1);
}

const client = postgres(url, { max: 1, onnotice: () => {} });
try {
  // Two deploys at once: the second waits, then finds nothing to do.
  await client`select pg_advisory_lock(hashtext('migrate'))`;
  await migrate(drizzle(client), { migrationsFolder: "db/migrations" });
  const changed = await syncTemplate(client);
  for (const line of changed) console.log(line);
  console.log("The database is up to date.");
} catch (error) {
  console.error(`The migration stopped: ${error instanceof Error ? (error.cause ?? error) : error}`);
  process.exitCode = 1;
} finally {
  await client.end();
}
