/** The worker's modules, loaded anew as in a process of its own that sends to the given server. Tests only. */
import { vi } from "vitest";
import { asAdmin } from "@/db/testing/connections";
import type { MailTry } from "@/lib/jobs/mail-job";
import type { Mail } from "@/lib/mail/mails";
import type { MailServer } from "./mail-server";

export type TestWorker = Awaited<ReturnType<typeof newWorker>>;

/** `settings` are put after the server's address: `?socketTimeout=1000`. */
export async function newWorker({ port }: Pick<MailServer, "port">, settings = "") {
  vi.stubEnv("MAILBOX", "");
  vi.stubEnv("SMTP_URL", `smtp://127.0.0.1:${port}${settings}`);
  vi.resetModules();
  const { asSystem } = await import("@/db/wall");
  const { log } = await import("@/lib/log");
  const { startWorking } = await import("@/lib/jobs/work");
  const { closeJobQueue } = await import("@/lib/jobs/queue");
  const { runMailJob } = await import("@/lib/jobs/mail-job");
  const { sendMail } = await import("../send");
  return {
    warned: vi.spyOn(log(), "warn").mockReturnValue(),
    complained: vi.spyOn(log(), "error").mockReturnValue(),
    startWorking,
    closeJobQueue,
    /** Enqueues a mail in a transaction of its own; the id of its job. */
    async enqueue(mail: Mail): Promise<string> {
      await asSystem((tx) => sendMail(tx, mail));
      const [row] =
        await asAdmin`select id from pgboss.job where name = 'mail' order by created_on desc limit 1`;
      return row?.id;
    },
    /** One try of the job as it is, without the queue. */
    async tryOnce(id: string, changes: Partial<MailTry> = {}) {
      const { data } = await readJob(id);
      const { signal } = new AbortController();
      return runMailJob({ id, data, signal, retryCount: 0, retryLimit: 48, ...changes });
    },
  };
}

export async function readJob(id: string) {
  const [job] = await asAdmin`select state, data, retry_count from pgboss.job where id = ${id}`;
  if (!job) throw new Error("The job is gone.");
  return { state: job.state, data: job.data, retryCount: job.retry_count };
}

let count = 0;

/** A mail that no other test sends. */
export function anyMail(): Mail {
  count += 1;
  return { kind: "already-registered", to: `person-${count}@example.com`, url: "https://app.example.com/in" };
}
