// npm run test:proxy: the stories, told to the app without its proxy; arguments go to Playwright.
import { ensureBuild, usesBuild } from "./parts/build.ts";
import { enter } from "./parts/running.ts";
import { task } from "./parts/task.ts";
import { phase } from "./test/result.ts";
import { withoutProxy } from "./test/without-proxy.ts";

await task(async () => {
  await enter("test:proxy", undefined, usesBuild);
  await ensureBuild();
  const { failed } = await phase("stories without the proxy", () => withoutProxy(process.argv.slice(2)));
  return failed === 0 ? 0 : 1;
});
