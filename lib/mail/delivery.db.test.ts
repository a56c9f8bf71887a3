/** Mail and a real mail server in trouble, one try at a time. What the queue makes of it is lib/jobs/work.db.test.ts. */
import { expect, test } from "vitest";
import { type Moment, startMailServer, type Trouble } from "./testing/mail-server";
import { mailStage } from "./testing/stage";
import { anyMail, newWorker, readJob, type TestWorker } from "./testing/worker";

const stage = mailStage();

/** Sent now, and not again when the queue was not told and asks once more. */
async function sendAndTryAgain(by: TestWorker, id: string) {
  expect(await by.tryOnce(id)).toBe("sent");
  expect((await readJob(id)).data).toEqual({});
  expect(await by.tryOnce(id)).toBe("sent");
}

test.each<[Moment, Trouble]>([
  ["greeting", "drop"],
  ["greeting", 421],
  ["greeting", 554],
  ["sender", 530],
  ["recipient", 450],
  ["recipient", "drop"],
  ["content", "drop"],
  ["receipt", 451],
  // Permanent, it says, but about us: whoever runs the app can mend it.
  ["recipient", 553],
  ["receipt", 554],
])("a server with trouble at the %s (%s) gets the mail on the next try, once", async (moment, trouble) => {
  const mail = anyMail();
  const id = await stage.worker.enqueue(mail);
  const { met } = stage.server.plan(moment, trouble);

  await expect(stage.worker.tryOnce(id)).rejects.toThrow("The mail was not taken.");
  await met;
  expect(stage.server.kept).toEqual([]);
  expect(stage.worker.warned).toHaveBeenCalledOnce();

  await sendAndTryAgain(stage.worker, id);
  expect(stage.server.kept.map(({ to }) => to)).toEqual([[mail.to]]);
});

test("a server that nobody reaches gets the mail when it is back, once", async () => {
  const id = await stage.worker.enqueue(anyMail());
  await stage.server.stop();
  await expect(stage.worker.tryOnce(id)).rejects.toThrow("The mail was not taken.");

  stage.server = await startMailServer(stage.server.port);
  await sendAndTryAgain(stage.worker, id);
  expect(stage.server.kept).toHaveLength(1);
});

test.each<[Moment, string]>([
  ["greeting", "?greetingTimeout=1000"],
  ["recipient", "?socketTimeout=1000"],
  ["content", "?socketTimeout=1000"],
])("a server that falls silent at the %s is hung up on, and gets the mail once", async (moment, settings) => {
  const id = await stage.worker.enqueue(anyMail());
  const { gone } = stage.server.plan(moment, "hang");
  const hurried = await newWorker(stage.server, settings);
  await expect(hurried.tryOnce(id)).rejects.toThrow("The mail was not taken.");
  await gone;

  await sendAndTryAgain(await newWorker(stage.server), id);
  expect(stage.server.kept).toHaveLength(1);
});

test("a try that is over its time hangs up before another worker gets the mail", async () => {
  const id = await stage.worker.enqueue(anyMail());
  const { met, gone } = stage.server.plan("recipient", "hang");
  const time = new AbortController();
  const first = stage.worker.tryOnce(id, { signal: time.signal });
  await met;
  time.abort();
  await expect(first).rejects.toThrow("The mail was not taken.");
  await gone;

  await sendAndTryAgain(stage.worker, id);
  expect(stage.server.kept).toHaveLength(1);
});

test("a server that hangs up after its confirmation has the mail", async () => {
  const id = await stage.worker.enqueue(anyMail());
  const { met, release } = stage.server.plan("receipt", "hang");
  const first = stage.worker.tryOnce(id);
  await met;
  release();
  const stopped = stage.server.stop();
  expect(await first).toBe("sent");
  await stopped;
});
