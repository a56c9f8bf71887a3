/** The only door to pg-boss: one connection to the queue a process, opened at the first job. */
import "server-only";
import { PgBoss } from "pg-boss";
import { jobTransaction } from "@/db/job-transaction";
import type { AnyTx } from "@/db/wall";
import { env } from "@/lib/env";
import { describeError, log } from "@/lib/log";

/** Every queue there is; a migration makes each of them. */
export type QueueName = "mail" | "purge" | "rotate-keys";

const kept = globalThis as { jobQueue?: Promise<PgBoss> };

/** Enqueues a job with the transaction: committed together, or not at all. */
export async function enqueue(tx: AnyTx, queue: QueueName, data: object): Promise<void> {
  const boss = await jobQueue();
  await boss.send(queue, data, { db: jobTransaction(tx) });
}

/** Has failed jobs tried once more, with the transaction; gives how many still were failed. */
export async function retry(tx: AnyTx, queue: QueueName, ids: string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const boss = await jobQueue();
  // Its type says less than what comes.
  const answer = (await boss.retry(queue, ids, { db: jobTransaction(tx) })) as { affected?: number };
  return answer.affected ?? 0;
}

/** Enqueues what is due once an hour, whichever instance says so first; the others' word is dropped. */
export async function enqueueHourly(queue: QueueName): Promise<void> {
  await (await jobQueue()).send(queue, {}, { singletonSeconds: 3600 });
}

export function jobQueue(): Promise<PgBoss> {
  kept.jobQueue ??= open().catch((error) => {
    kept.jobQueue = undefined;
    throw error;
  });
  return kept.jobQueue;
}

/** Lets running jobs finish, for up to 10 seconds. */
export async function closeJobQueue(): Promise<void> {
  const boss = await kept.jobQueue;
  kept.jobQueue = undefined;
  await boss?.stop({ graceful: true, timeout: 10_000 });
}

async function open(): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: env().DATABASE_URL,
    max: 2,
    // The tables are made by our migrations: the app's role may not.
    migrate: false,
    createSchema: false,
    schedule: false,
  });
  boss.on("error", (error) =>
    log().error({ error: describeError(error) }, "The job queue reported an error."),
  );
  return boss.start();
}
