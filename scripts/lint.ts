// npm run lint: the linter and formatter alone. `npx biome check --write .` mends what can be mended.
import { enter } from "./parts/running.ts";
import { task } from "./parts/task.ts";
import { lint } from "./test/checks.ts";
import { phase } from "./test/result.ts";

await task(async () => {
  await enter("lint");
  const { failed } = await phase("lint", () => lint(process.argv.slice(2)));
  return failed === 0 ? 0 : 1;
});
