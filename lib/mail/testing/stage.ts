/** What tests of mail stand on: a mail server and an empty queue for each of them. Tests only. */
import { afterAll, afterEach, beforeEach, vi } from "vitest";
import { asAdmin, closeConnections } from "@/db/testing/connections";
import { type MailServer, startMailServer } from "./mail-server";
import { newWorker, type TestWorker } from "./worker";

type Stage = { server: MailServer; worker: TestWorker };

/** Filled before each test of the file that calls this. */
export function mailStage(): Stage {
  const stage = {} as Stage;

  beforeEach(async () => {
    await asAdmin`delete from pgboss.job`;
    stage.server = await startMailServer();
    stage.worker = await newWorker(stage.server);
  });

  afterEach(async () => {
    await stage.server.stop();
    await stage.worker.closeJobQueue();
    vi.unstubAllEnvs();
  });

  afterAll(closeConnections);

  return stage;
}
