// npm run typecheck: the compiler alone.
import { enter } from "./parts/running.ts";
import { task } from "./parts/task.ts";
import { typecheck } from "./test/checks.ts";
import { phase } from "./test/result.ts";

await task(async () => {
  await enter("typecheck");
  const { failed } = await phase("types", () => typecheck(process.argv.slice(2)));
  return failed === 0 ? 0 : 1;
});
