// npm run e2e: the stories alone; arguments go to Playwright, as in `npm run e2e -- projects --headed`.
import { ensureBuild, usesBuild } from "./parts/build.ts";
import { enter } from "./parts/running.ts";
import { task } from "./parts/task.ts";
import { phase } from "./test/result.ts";
import { stories } from "./test/stories.ts";

await task(async () => {
  await enter("e2e", undefined, usesBuild);
  await ensureBuild();
  const { failed } = await phase("stories", () => stories(process.argv.slice(2)));
  return failed === 0 ? 0 : 1;
});
