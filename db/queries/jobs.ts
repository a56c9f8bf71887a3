/** What the app itself does to rows of the queue, and what staff see of them; the rest is pg-boss's. */
import "server-only";
import { sql } from "drizzle-orm";
import type { StaffTx, SystemTx } from "../wall";

/** A job that held a link keeps nothing of it once it is done. */
export async function blankJob(tx: SystemTx, id: string): Promise<void> {
  await tx.execute(sql`update pgboss.job set data = '{}' where id = ${id}`);
}

/** Never whom it is for, nor what it says: that is sealed. */
export type FailedMail = {
  id: string;
  /** Null for what was enqueued before kinds were written down. */
  kind: string | null;
  createdAt: Date;
  failedAt: Date;
  tries: number;
  /** As the queue keeps it; a mail server may have named people in it. */
  error: string;
};

export const failedMailsShown = 50;

/** The ones that failed last, and how many there are. */
export async function listFailedMails(tx: StaffTx): Promise<{ mails: FailedMail[]; total: number }> {
  const rows = await tx.execute<{
    id: string;
    kind: string | null;
    created: string;
    failed: string;
    tries: number;
    error: string | null;
    total: number;
  }>(sql`select id, data->>'kind' as kind, created_on as created, coalesce(completed_on, created_on) as failed,
      retry_count + 1 as tries, coalesce(output->>'message', output->'value'->>'message', output->>'value') as error,
      count(*) over ()::int as total
    from pgboss.job where name = 'mail' and state = 'failed'
    order by failed desc, id desc limit ${failedMailsShown}`);
  const mails = [...rows].map(({ created, failed, error, total: _, ...row }) => ({
    ...row,
    createdAt: new Date(created),
    failedAt: new Date(failed),
    error: error ?? "",
  }));
  return { mails, total: rows[0]?.total ?? 0 };
}

/** Undefined for one that is not a failed mail; null where its kind was not written down. */
export async function findFailedMailKind(tx: StaffTx, id: string): Promise<string | null | undefined> {
  const [row] = await tx.execute<{ kind: string | null }>(
    sql`select data->>'kind' as kind from pgboss.job where name = 'mail' and state = 'failed' and id = ${id}`,
  );
  return row?.kind;
}

export async function listFailedMailIds(tx: StaffTx): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(
    sql`select id from pgboss.job where name = 'mail' and state = 'failed'`,
  );
  return [...rows].map(({ id }) => id);
}

export type QueueRun = { queue: string; state: string | null; at: Date | null };

/** How the last job of each other queue stands; null for one that never ran, or whose jobs are swept away. */
export async function listQueueRuns(tx: StaffTx): Promise<QueueRun[]> {
  const rows = await tx.execute<{ queue: string; state: string | null; at: string | null }>(
    sql`select q.name as queue, j.state::text, coalesce(j.completed_on, j.started_on, j.created_on) as at
      from pgboss.queue q
      left join lateral (select * from pgboss.job j where j.name = q.name order by j.created_on desc limit 1) j on true
      where q.name <> 'mail' and q.name !~ '^__pgboss__' order by q.name`,
  );
  return [...rows].map((row) => ({ ...row, at: row.at === null ? null : new Date(row.at) }));
}
