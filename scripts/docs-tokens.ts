// npm run docs:tokens: asks a running server for tokens and writes what it answers into docs/tokens.md.
import { ensureBuild, usesBuild } from "./parts/build.ts";
import { stop } from "./parts/children.ts";
import { freePort } from "./parts/port.ts";
import { enter } from "./parts/running.ts";
import { step } from "./parts/say.ts";
import { task } from "./parts/task.ts";
import { freshDatabase, seedDatabase } from "./test/databases.ts";
import { startServer } from "./test/server.ts";
import { stageCast } from "./tokens/cast.ts";
import { scenes } from "./tokens/scenes.ts";
import { writeTokensPage } from "./tokens/tokens-page.ts";
import { play } from "./tokens/transcript.ts";

await task(async () => {
  await enter("docs:tokens", undefined, usesBuild);
  await ensureBuild();
  const env = await freshDatabase("tokens", await freePort());
  await seedDatabase(env);
  const server = await startServer("tokens", env);
  const cast = await stageCast(env);
  const played = await step("Asking for tokens", async () => play(scenes, cast));
  await stop(server.process);
  writeTokensPage(played);
});
