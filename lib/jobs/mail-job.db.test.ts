/** Where a mail could be sent twice, and where it is given up. */
import { expect, test, vi } from "vitest";
import { asOwner } from "@/db/testing/connections";
import { mailStage } from "@/lib/mail/testing/stage";
import { anyMail, readJob } from "@/lib/mail/testing/worker";

const stage = mailStage();

test("a mail whose confirmation got lost comes again under the same Message-ID", async () => {
  const id = await stage.worker.enqueue(anyMail());
  stage.server.plan("receipt", "drop");
  await expect(stage.worker.tryOnce(id)).rejects.toThrow("The mail was not taken.");
  expect(await stage.worker.tryOnce(id)).toBe("sent");
  const messageId = `<${id}@localhost>`;
  expect(stage.server.kept.map(({ mail }) => mail.messageId)).toEqual([messageId, messageId]);
});

test("a database that goes away after the confirmation is waited for, and nothing is sent again", async () => {
  const id = await stage.worker.enqueue(anyMail());
  await asOwner`revoke update on pgboss.job from app_user`;
  try {
    const first = stage.worker.tryOnce(id);
    await vi.waitFor(() => expect(stage.worker.complained).toHaveBeenCalled(), { timeout: 30_000 });
    expect((await readJob(id)).data).not.toEqual({});
    await asOwner`grant update on pgboss.job to app_user`;
    expect(await first).toBe("sent");
  } finally {
    await asOwner`grant update on pgboss.job to app_user`;
  }
  expect(await stage.worker.tryOnce(id)).toBe("sent");
  expect(stage.server.kept).toHaveLength(1);
});

test("a mail to a mailbox that does not exist is given up, and the log says so", async () => {
  const id = await stage.worker.enqueue(anyMail());
  stage.server.plan("recipient", 550);
  expect(await stage.worker.tryOnce(id)).toEqual({
    givenUp: "Can't send mail - all recipients were rejected: 550 5.1.1 No such mailbox.",
  });
  expect(stage.worker.complained).toHaveBeenCalledOnce();
  expect((await readJob(id)).data).not.toEqual({});
});

test("a mail that was not taken on its last try is given up, and the log says so", async () => {
  const id = await stage.worker.enqueue(anyMail());
  stage.server.plan("recipient", 450);
  expect(await stage.worker.tryOnce(id, { retryCount: 48 })).toHaveProperty("givenUp");
  expect(stage.worker.complained).toHaveBeenCalledOnce();
});
