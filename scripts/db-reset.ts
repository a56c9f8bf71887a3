// npm run db:reset: an empty database, migrated and with the demo data. What was in it is gone.
import { rmSync } from "node:fs";
import { migrate, openDatabase, seed } from "./parts/database.ts";
import { appEnvironment, loadPersonalFiles } from "./parts/environment.ts";
import { enter } from "./parts/running.ts";
import { Told } from "./parts/say.ts";
import { task } from "./parts/task.ts";
import { emptyDatabase } from "./postgres/empty.ts";

await task(async () => {
  loadPersonalFiles();
  await enter("db:reset");
  if (process.env.DATABASE_URL && !process.argv.includes("--yes")) {
    throw new Told(
      "DATABASE_URL names a database of your own: `npm run db:reset -- --yes` deletes all that it holds.",
    );
  }
  const database = await openDatabase();
  await emptyDatabase(database.env.DATABASE_MIGRATION_URL ?? process.env.DATABASE_MIGRATION_URL);
  if (database.seededMark) rmSync(database.seededMark, { force: true });
  await migrate(database);
  await seed(database, appEnvironment(Number(process.env.PORT || 3000), database.auth));
});
