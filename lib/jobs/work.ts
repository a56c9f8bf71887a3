/** Takes jobs off the queues. Runs in the app's own process, or apart by `npm run worker`. */
import "server-only";
import { requireWall } from "@/db/wall";
import { describeError, log } from "@/lib/log";
import { type MailTry, runMailJob } from "./mail-job";
import { runPurgeJob } from "./purge-job";
import { enqueueHourly, jobQueue, type QueueName } from "./queue";
import { runRotateKeysJob } from "./rotate-keys-job";

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
        if (outcome === "sent") return { id: job.id, status: "completed" };
        return { id: job.id, status: "deadletter", output: { message: outcome.givenUp } };
      }),
    ),
  );
  await boss.work("purge", { pollingIntervalSeconds: 30 }, async () => {
    await runPurgeJob();
  });
  await boss.work("rotate-keys", { pollingIntervalSeconds: 30 }, async () => {
    await runRotateKeysJob();
  });
  everyHour();
  log().debug("The worker takes jobs.");
}

let clock: NodeJS.Timeout | undefined;

/** No process is the one that keeps time: each asks, and the queue takes one job an hour. */
function everyHour(): void {
  clearInterval(clock);
  const ask = (queue: QueueName) =>
    enqueueHourly(queue).catch((error: unknown) =>
      log().warn(
        { queue, error: describeError(error) },
        "A job could not be enqueued; it is asked for again.",
      ),
    );
  const askForAll = () => void Promise.all((["purge", "rotate-keys"] as const).map(ask));
  askForAll();
  clock = setInterval(askForAll, askEvery).unref();
}

/** Milliseconds: often enough that no hour goes by without. */
const askEvery = 20 * 60 * 1000;
