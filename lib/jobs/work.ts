/** Takes jobs off the queues. Runs in the app's own process, or apart by `npm run worker`. */
import "server-only";
import { requireWall } from "@/db/wall";
import { log } from "@/lib/log";
import { runMailJob } from "./mail-job";
import { jobQueue } from "./queue";

export async function startWorking(): Promise<void> {
  await requireWall();
  const boss = await jobQueue();
  await boss.work<{ sealed: string }>(
    "mail",
    { pollingIntervalSeconds: 0.5, batchSize: 1 },
    async ([job]) => {
      if (job) await runMailJob(job.id, job.data);
    },
  );
  log().debug("The worker takes jobs.");
}
