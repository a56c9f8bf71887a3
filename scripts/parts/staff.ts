// The only place from which our commands make staff and take it back: as the owner of the database that they use.
import { runAppFile } from "./app.ts";
import { openDatabase } from "./database.ts";
import { appEnvironment, loadPersonalFiles } from "./environment.ts";
import { enter } from "./running.ts";
import { task } from "./task.ts";

export async function changeStaff(verb: "add" | "remove") {
  await task(async () => {
    loadPersonalFiles();
    await enter(`staff:${verb}`);
    const database = await openDatabase();
    const env = { ...appEnvironment(Number(process.env.PORT || 3000), database.auth), ...database.env };
    await runAppFile("db/staff.ts", env, "The reason is above.", [verb, ...process.argv.slice(2)]);
  });
}
