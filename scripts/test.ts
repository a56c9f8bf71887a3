// npm test: everything that has to hold, in one go. Its last line is the sum of all runners.
import { build, usesBuild } from "./parts/build.ts";
import { enter } from "./parts/running.ts";
import { task } from "./parts/task.ts";
import { lint, typecheck } from "./test/checks.ts";
import { fork } from "./test/fork.ts";
import { isolation } from "./test/isolation.ts";
import { managed } from "./test/managed.ts";
import { release } from "./test/release.ts";
import { oneCheck, phase, sum, summary } from "./test/result.ts";
import { stories } from "./test/stories.ts";
import { unit } from "./test/unit.ts";
import { weight } from "./test/weight.ts";
import { withoutProxy } from "./test/without-proxy.ts";

await task(async () => {
  await enter("test", undefined, usesBuild);
  const results = [
    await phase("lint", lint),
    await phase("types", typecheck),
    await phase("unit and database tests", unit),
    await phase("production build", async () => oneCheck(await build())),
  ];
  if (results.at(-1)?.failed === 0) {
    results.push(
      await phase("a database of one's own", managed),
      await phase("weight of pages", weight),
      await phase("isolation", isolation),
      await phase("stories", stories),
    );
    if (process.env.FULL) results.push(await phase("stories without the proxy", withoutProxy));
  }
  if (process.env.FULL) results.push(await phase("a release", release), await phase("a fork", fork));
  const total = sum(results);
  process.stdout.write(`\n${summary(total)}\n`);
  return total.failed === 0 ? 0 : 1;
});
