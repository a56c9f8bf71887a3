/** Failed mails as staff see them and have them tried again, with a real mail server. */
import { expect, test, vi } from "vitest";
import { listFailedMails, listQueueRuns } from "@/db/queries/jobs";
import { asAdmin } from "@/db/testing/connections";
import { makePerson } from "@/db/testing/people";
import { asStaff } from "@/db/wall";
import { securityEventsOf } from "@/lib/auth/testing";
import { mailStage } from "@/lib/mail/testing/stage";
import { anyMail, readJob } from "@/lib/mail/testing/worker";
import { retryAllMails, retryMail } from "./jobs";
import { actAsStaff, makeStaff } from "./testing";

const stage = mailStage();

/** Two mails that the server refused for good. */
async function failTwo(): Promise<string[]> {
  const ids: string[] = [];
  await stage.worker.startWorking();
  for (let count = 0; count < 2; count += 1) {
    stage.server.plan("recipient", 550);
    const id = await stage.worker.enqueue(anyMail());
    await becomes(id, "failed");
    ids.push(id);
  }
  return ids;
}

async function becomes(id: string, state: string) {
  await vi.waitFor(async () => expect((await readJob(id)).state).toBe(state), { timeout: 30_000 });
}

test("staff see which mails failed and why, for whom never, and have one and then all tried again", async () => {
  const sam = await makeStaff("Sam");
  const [first = "", second = ""] = await failTwo();
  const listed = await asStaff(sam.session, listFailedMails);
  expect(listed?.result).toMatchObject({
    total: 2,
    mails: [second, first].map((id) => ({
      ...{ id, kind: "already-registered", tries: 1, failedAt: expect.any(Date) },
      error: "Can't send mail - all recipients were rejected: 550 5.1.1 No such mailbox.",
    })),
  });
  expect(JSON.stringify(listed)).not.toMatch(/person-\d|sealed|https?:/);

  expect(await actAsStaff(sam, retryMail, { id: first })).toEqual({ done: undefined });
  await becomes(first, "completed");
  expect((await readJob(first)).data, "nothing is left of it").toEqual({});
  expect((await readJob(second)).state).toBe("failed");
  expect(await actAsStaff(sam, retryMail, { id: first }), "what was sent").toHaveProperty("refused");

  expect(await actAsStaff(sam, retryAllMails, undefined)).toEqual({ done: { count: 1 } });
  await becomes(second, "completed");
  expect(stage.server.kept).toHaveLength(2);
  expect(await actAsStaff(sam, retryAllMails, undefined), "none is left").toHaveProperty("refused");
  expect((await securityEventsOf(sam)).slice(0, 2)).toEqual(["mail.allRetried", "mail.retried"]);
  const told =
    await asAdmin`select target_name as name from security_events where user_id = ${sam.userId} order by id`;
  expect(told.map(({ name }) => name)).toEqual(["a failed mail (already registered)", "a failed mail"]);
});

test("who is not staff has nothing tried again, and a job of another queue is no mail", async () => {
  const [sam, mia] = [await makeStaff("Sam"), await makePerson("Mia")];
  const [row] = await asAdmin`insert into pgboss.job (name, state, completed_on, output)
    values ('purge', 'failed', now(), '{"value": {"message": "job timed out"}}') returning id`;
  expect(await actAsStaff(mia, retryAllMails, undefined)).toBe("not staff");
  expect(await actAsStaff(sam, retryMail, { id: row?.id })).toHaveProperty("refused");
  const runs = await asStaff(sam.session, listQueueRuns);
  expect(runs?.result).toMatchObject([
    { queue: "purge", state: "failed", at: expect.any(Date) },
    { queue: "rotate-keys", state: null, at: null },
  ]);
});
