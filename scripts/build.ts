// npm run build: the production build, with the environment as it is.
import { build, usesBuild } from "./parts/build.ts";
import { enter } from "./parts/running.ts";
import { task } from "./parts/task.ts";

await task(async () => {
  await enter("build", undefined, usesBuild);
  return build();
});
