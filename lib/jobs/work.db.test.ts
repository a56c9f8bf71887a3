/** The queue of mails at work, with a real mail server. One try by itself is lib/mail/delivery.db.test.ts. */
import { readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { asAdmin, asApp } from "@/db/testing/connections";
import { mailStage } from "@/lib/mail/testing/stage";
import { anyMail, readJob } from "@/lib/mail/testing/worker";
import { patience } from "@/lib/mail/transport";

const stage = mailStage();

/** Waits for the queue, which says nothing by itself. */
async function becomes(id: string, state: string) {
  await vi.waitFor(async () => expect((await readJob(id)).state).toBe(state), { timeout: 30_000 });
}

/** The pause before the next try is over. */
async function pauseIsOver(id: string) {
  await becomes(id, "retry");
  await asAdmin`update pgboss.job set start_after = now() where id = ${id}`;
}

test("a person does not wait for a mail server: the cause is kept while the server says nothing", async () => {
  const [first, second] = [stage.server.plan("greeting", "hang"), stage.server.plan("greeting", "hang")];
  await stage.worker.startWorking();
  const early = await stage.worker.enqueue(anyMail());
  await first.met;
  // The only worker is held up by now.
  const late = await stage.worker.enqueue(anyMail());
  expect([(await readJob(early)).state, (await readJob(late)).state]).toEqual(["active", "created"]);
  first.release();
  await becomes(early, "completed");
  await second.met;
  second.release();
  await becomes(late, "completed");
  expect(stage.server.kept).toHaveLength(2);
});

test("a mail that the server did not take is tried again by the queue and sent once", async () => {
  const { met } = stage.server.plan("recipient", 450);
  const id = await stage.worker.enqueue(anyMail());
  await stage.worker.startWorking();
  await met;
  await pauseIsOver(id);
  await becomes(id, "completed");
  expect(await readJob(id)).toMatchObject({ data: {}, retryCount: 1 });
  expect(stage.server.kept).toHaveLength(1);
});

test("two workers never send the same mail", async () => {
  const plans = [stage.server.plan("receipt", "hang"), stage.server.plan("receipt", "hang")];
  const ids = [await stage.worker.enqueue(anyMail()), await stage.worker.enqueue(anyMail())];
  await stage.worker.startWorking();
  await stage.worker.startWorking();
  // Both hold a mail at once: the second saw the first one's job and left it alone.
  await Promise.all(plans.map(({ met }) => met));
  for (const { release } of plans) release();
  for (const id of ids) await becomes(id, "completed");
  expect(new Set(stage.server.kept.map(({ to }) => to[0])).size).toBe(2);
  expect(stage.server.kept).toHaveLength(2);
});

test("a job that runs out of time is cut off at the server before it is given to anybody else", async () => {
  const { gone } = stage.server.plan("recipient", "hang");
  const id = await stage.worker.enqueue(anyMail());
  await asAdmin`update pgboss.job set expire_seconds = 1 where id = ${id}`;
  await stage.worker.startWorking();
  await gone;
  await asAdmin`update pgboss.job set expire_seconds = 600 where id = ${id}`;
  await pauseIsOver(id);
  await becomes(id, "completed");
  expect(stage.server.kept).toHaveLength(1);
});

test("a mail that was refused for good is tried no more, until somebody follows the guide", async () => {
  stage.server.plan("recipient", 550);
  const id = await stage.worker.enqueue(anyMail());
  await stage.worker.startWorking();
  await becomes(id, "failed");
  expect(await readJob(id)).toMatchObject({ retryCount: 0 });
  expect(stage.worker.complained).toHaveBeenCalledOnce();

  await asApp.unsafe(readStatement());
  await becomes(id, "completed");
  expect(stage.server.kept).toHaveLength(1);
});

/** The one in docs/deploy.md that sends again what was given up. */
function readStatement(): string {
  const found = /update pgboss\.job[^`]*/.exec(readFileSync("docs/deploy.md", "utf8"));
  if (!found) throw new Error("docs/deploy.md has no such statement.");
  return found[0];
}

test("a mail server may be away for 3 days", async () => {
  const [queue] = await asAdmin`select * from pgboss.queue where name = 'mail'`;
  const pauses = Array.from({ length: queue?.retry_limit }, (_, tries) =>
    Math.min(queue?.retry_delay_max, queue?.retry_delay * 2 ** tries),
  );
  expect(pauses.reduce((sum, pause) => sum + pause)).toBeGreaterThan(3 * 24 * 3600);
  expect(queue?.retention_seconds).toBeGreaterThan(7 * 24 * 3600);
});

test("a job has more time than a silent mail server is given", async () => {
  const [queue] = await asAdmin`select expire_seconds * 1000 as limit from pgboss.queue where name = 'mail'`;
  const silence = Object.values(patience).reduce((sum, time) => sum + time);
  expect(queue?.limit).toBeGreaterThan(silence);
});
