// npm run worker: background work in a process of its own, for an app that runs with WORKER=none.
import { appFile } from "./parts/app.ts";
import { exitOf, start } from "./parts/children.ts";
import { openDatabase } from "./parts/database.ts";
import { appEnvironment, loadPersonalFiles } from "./parts/environment.ts";
import { enter } from "./parts/running.ts";
import { task } from "./parts/task.ts";

await task(async () => {
  loadPersonalFiles();
  await enter("worker");
  const database = await openDatabase();
  const env = { ...appEnvironment(Number(process.env.PORT || 3000), database.auth), ...database.env };
  return exitOf(start(process.execPath, appFile("lib/jobs/worker.ts"), { env }));
}, 0);
