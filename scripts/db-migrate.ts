// npm run db:migrate: applies the migrations that are missing.
import { migrate, openDatabase } from "./parts/database.ts";
import { loadPersonalFiles } from "./parts/environment.ts";
import { enter } from "./parts/running.ts";
import { task } from "./parts/task.ts";

await task(async () => {
  loadPersonalFiles();
  await enter("db:migrate");
  await migrate(await openDatabase());
});
