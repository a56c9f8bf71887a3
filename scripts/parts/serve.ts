// The only place that serves the app to a person: `npm run dev` and `npm run preview` differ only in how Next runs.

import { startProvider } from "../provider/provider.ts";
import { startNext, until } from "./app.ts";
import { banner } from "./banner.ts";
import { ensureBuild, usesBuild } from "./build.ts";
import { type Environment, exitOf } from "./children.ts";
import { migrate, openDatabase, seedFirstTime } from "./database.ts";
import { appEnvironment, loadPersonalFiles } from "./environment.ts";
import { appPort, isServed } from "./port.ts";
import { enter } from "./running.ts";
import { say, Told } from "./say.ts";

export async function serve(taskName: "dev" | "preview"): Promise<number> {
  loadPersonalFiles();
  await enter(taskName, Number(process.env.PORT || 3000), taskName === "dev" ? ["dev"] : usesBuild);
  const port = await appPort(taskName);
  if (taskName === "preview") await ensureBuild();
  const database = await openDatabase();
  const env: Environment = { ...appEnvironment(port, database.auth), ...database.env };
  if (database.embedded || process.env.DATABASE_MIGRATION_URL) {
    await migrate(database);
    await seedFirstTime(database, env);
  } else {
    say(
      "DATABASE_URL is set without DATABASE_MIGRATION_URL, so that database is used as it is, without migrating it.",
    );
  }
  // A port of its own and the same each time, as its identities hold only for one address.
  if (database.embedded && !process.env.OIDC_ISSUER)
    Object.assign(env, await startProvider(env.APP_URL ?? "", port + 100));
  const server = startNext(taskName === "dev" ? "dev" : "start", port, env);
  if (await until(() => isServed(port), server, 120)) banner(env, database);
  if ((await exitOf(server)) !== 0)
    throw new Told("Next ended by itself; if it gives no reason above, something killed it.");
  return 0;
}
