/** Takes jobs off the queues. Runs in the app's own process, or apart by `npm run worker`. */
import "server-only";
import { requireWall } from "@/db/wall";
import { log } from "@/lib/log";
import { type MailTry, runMailJob } from "./mail-job";
import { jobQueue } from "./queue";

const oneByOne = {
  pollingIntervalSeconds: 0.5,
  batchSize: 1,
  includeMetadata: true,
  perJobResults: true,
} as const;

export async function startWorking(): Promise<void> {
  await requireWall();
  const boss = await jobQueue();
  await boss.work<MailTry["data"], unknown, typeof oneByOne>("mail", oneByOne, (jobs) =>
    Promise.all(
      jobs.map(async (job) => {
        const outcome = await runMailJob(job);
        // "deadletter" fails a job with no more tries.
        return { id: job.id, status: outcome === "sent" ? "completed" : "deadletter" };
      }),
    ),
  );
  log().debug("The worker takes jobs.");
}
