import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { asAdmin, closeConnections } from "@/db/testing/connections";
import { longestSigning } from "@/lib/organization/key-times";
import { signingKey } from "@/lib/organization/keys";
import { forgetKeys, pass } from "@/lib/organization/keys-testing";
import { closeJobQueue, enqueueHourly } from "./queue";
import { startWorking } from "./work";

beforeEach(forgetKeys);
afterAll(async () => {
  await closeJobQueue();
  await forgetKeys();
  await closeConnections();
});

test("a worker rotates keys that have signed for 30 days, and many of them once", async () => {
  const { kid } = await signingKey();
  await pass(longestSigning);
  await asAdmin`delete from pgboss.job where name = 'rotate-keys'`;
  await enqueueHourly("rotate-keys");
  await startWorking();
  await startWorking();
  const retired = () => asAdmin`select kid from signing_keys where retired_at is not null`;
  await vi.waitFor(async () => expect(await retired()).toHaveLength(1), { timeout: 60_000, interval: 200 });
  expect((await retired())[0]?.kid).toBe(kid);
  const [row] = await asAdmin`select count(*)::int as jobs from pgboss.job where name = 'rotate-keys'`;
  expect(row?.jobs).toBeLessThanOrEqual(2);
}, 70_000);
