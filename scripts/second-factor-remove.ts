// npm run second-factor:remove -- person@example.com: for who has lost every one of theirs. Make sure first who asks.
import { runAppFile } from "./parts/app.ts";
import { openDatabase } from "./parts/database.ts";
import { appEnvironment, loadPersonalFiles } from "./parts/environment.ts";
import { enter } from "./parts/running.ts";
import { task } from "./parts/task.ts";

await task(async () => {
  loadPersonalFiles();
  await enter("second-factor:remove");
  const database = await openDatabase();
  const env = { ...appEnvironment(Number(process.env.PORT || 3000), database.auth), ...database.env };
  const file = "lib/account/second-factor-command.ts";
  await runAppFile(file, env, "The reason is above.", ["remove", ...process.argv.slice(2)]);
});
