// npm run db:url: the owner's connection string of the embedded database, alone on stdout.
import { openDatabase } from "./parts/database.ts";
import { loadPersonalFiles } from "./parts/environment.ts";
import { say, Told } from "./parts/say.ts";
import { task } from "./parts/task.ts";

await task(async () => {
  loadPersonalFiles();
  if (process.env.DATABASE_URL)
    throw new Told(
      "DATABASE_URL is set, so there is no embedded database: its owner's address is DATABASE_MIGRATION_URL.",
    );
  const { env } = await openDatabase(true);
  say("The database server stays up until the next command that uses it ends.");
  process.stdout.write(`${env.DATABASE_MIGRATION_URL}\n`);
});
