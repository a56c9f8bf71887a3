// npm run test:isolation: the whole isolation suite and its report; `FULL= npm run test:isolation` the sample that `npm test` runs.
// Arguments go to vitest, as in `npm run test:isolation -- pool`.
import { ensureBuild, usesBuild } from "./parts/build.ts";
import { enter } from "./parts/running.ts";
import { task } from "./parts/task.ts";
import { isolation } from "./test/isolation.ts";
import { phase } from "./test/result.ts";

process.env.FULL ??= "1";

await task(async () => {
  await enter("test:isolation", undefined, usesBuild);
  await ensureBuild();
  const { failed } = await phase("isolation", () => isolation(process.argv.slice(2)));
  return failed === 0 ? 0 : 1;
});
