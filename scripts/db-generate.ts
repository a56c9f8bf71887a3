// npm run db:generate: writes a migration for what the schema says and the last migration does not, then fences it.
import { appFile } from "./parts/app.ts";
import { run } from "./parts/children.ts";
import { task } from "./parts/task.ts";

await task(async () => {
  const code = await run("drizzle-kit", ["generate", ...process.argv.slice(2)]);
  return code === 0 ? run(process.execPath, appFile("db/fence.ts")) : code;
});
