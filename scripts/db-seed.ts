// npm run db:seed: the demo data, unless it is there already.
import { openDatabase, seed } from "./parts/database.ts";
import { appEnvironment, loadPersonalFiles } from "./parts/environment.ts";
import { enter } from "./parts/running.ts";
import { task } from "./parts/task.ts";

await task(async () => {
  loadPersonalFiles();
  await enter("db:seed");
  const database = await openDatabase();
  await seed(database, appEnvironment(Number(process.env.PORT || 3000), database.auth));
});
