/** The worker as a process of its own: `npm run worker`. Start the app with WORKER=none beside it. */
import { log } from "@/lib/log";
import { closeJobQueue } from "./queue";
import { startWorking } from "./work";

await startWorking();
log().info("The worker is running.");
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => closeJobQueue().finally(() => process.exit(0)));
}
