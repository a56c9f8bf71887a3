// npm run bench:timing: whether the time of an answer tells who has an account. Writes docs/security-timing.md; takes about ten minutes, or less with BENCH_SAMPLES=100.
import { measureDoors } from "./bench/door.ts";
import { timingPage } from "./bench/timing-page.ts";
import { ensureBuild, usesBuild } from "./parts/build.ts";
import { stop } from "./parts/children.ts";
import { freePort } from "./parts/port.ts";
import { enter } from "./parts/running.ts";
import { step } from "./parts/say.ts";
import { task } from "./parts/task.ts";
import { freshDatabase } from "./test/databases.ts";
import { startServer } from "./test/server.ts";

await task(async () => {
  await enter("bench:timing", undefined, usesBuild);
  await ensureBuild();
  const env = { ...(await freshDatabase("timing", await freePort())), WORKER: "none" };
  const server = await startServer("timing", env);
  const doors = await step("Measuring", () => measureDoors(env));
  await stop(server.process);
  process.stdout.write(timingPage(doors));
  return 0;
});
