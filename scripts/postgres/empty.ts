// The only place that empties a person's database: as its owner, schema by schema, so that it works on any PostgreSQL.
import { Told } from "../parts/say.ts";
import { withConnection } from "./connection.ts";

export async function emptyDatabase(ownerUrl: string | undefined) {
  if (!ownerUrl)
    throw new Told(
      "DATABASE_URL is set, so DATABASE_MIGRATION_URL must be set too: only the owner can empty the database.",
    );
  await withConnection(ownerUrl, async (sql) => {
    // A running app may hold a table at any moment; better to say so than to wait for ever.
    await sql`set lock_timeout = '10s'`;
    await sql.begin(async (tx) => {
      const schemas = await tx<{ name: string }[]>`
        select nspname as name from pg_namespace
        where nspname !~ '^pg_' and nspname <> 'information_schema' and pg_has_role(nspowner, 'usage')`;
      for (const { name } of schemas) await tx`drop schema ${tx(name)} cascade`;
      await tx`create schema public`;
    });
  });
}
