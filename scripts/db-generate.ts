// npm run db:generate: writes a migration for what the schema says and the last migration does not.
import { run } from "./parts/children.ts";
import { task } from "./parts/task.ts";

await task(() => run("drizzle-kit", ["generate", ...process.argv.slice(2)]));
