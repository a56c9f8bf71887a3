// npm run keys:rotate: the next signing key signs, and the one before only verifies. Nobody notices.
import { runAppFile } from "./parts/app.ts";
import { openDatabase } from "./parts/database.ts";
import { appEnvironment, loadPersonalFiles } from "./parts/environment.ts";
import { enter } from "./parts/running.ts";
import { task } from "./parts/task.ts";

await task(async () => {
  loadPersonalFiles();
  await enter("keys:rotate");
  const database = await openDatabase();
  const env = { ...appEnvironment(Number(process.env.PORT || 3000), database.auth), ...database.env };
  await runAppFile("lib/organization/keys-command.ts", env, "The reason is above.", ["rotate"]);
});
