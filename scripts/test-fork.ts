// npm run test:fork: a fork of this repository removes the sample and adds a resource, by the guides in docs/.
import { enter } from "./parts/running.ts";
import { task } from "./parts/task.ts";
import { fork } from "./test/fork.ts";
import { phase } from "./test/result.ts";

await task(async () => {
  await enter("test:fork");
  const { failed } = await phase("a fork", fork);
  return failed === 0 ? 0 : 1;
});
