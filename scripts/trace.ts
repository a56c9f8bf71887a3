// npm run trace: how long a person waits in the shell, what jumps and what is asked for, in a real browser on the production build. docs/felt-speed.md
import { chromium } from "@playwright/test";
import { ensureBuild, usesBuild } from "./parts/build.ts";
import { demo } from "./parts/demo.ts";
import { freePort } from "./parts/port.ts";
import { enter } from "./parts/running.ts";
import { say } from "./parts/say.ts";
import { atEnd, task } from "./parts/task.ts";
import { findChromium } from "./test/chromium.ts";
import { freshDatabase, seedDatabase } from "./test/databases.ts";
import { startServer } from "./test/server.ts";
import { missed, writeTrace } from "./trace/report.ts";
import { signIn } from "./trace/sign-in.ts";
import { trace } from "./trace/trace.ts";

await task(async () => {
  await enter("trace", undefined, usesBuild);
  await ensureBuild();
  const env = await freshDatabase("trace", await freePort());
  await seedDatabase(env);
  await startServer("trace", env);
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  // With scrollbars, as most people have them: a page that gets one jumps.
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args,
    ignoreDefaultArgs: ["--hide-scrollbars"],
  });
  atEnd(() => browser.close());
  const baseURL = env.APP_URL ?? "";
  const owner = demo.people.find(({ email }) => email.startsWith("carol"))?.email ?? "";
  const found = await trace(browser, { baseURL, storageState: await signIn(browser, baseURL, owner) });
  process.stdout.write(`${writeTrace(found)}\n`);
  const sentences = missed(found);
  for (const sentence of new Set(sentences)) say(sentence);
  return sentences.length > 0 ? 1 : 0;
});
