import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isAlive, lock, startOf } from "./lock.mjs";

const newLock = () => join(mkdtempSync(join(tmpdir(), "lock-")), "lock");
const me = { pid: process.pid, start: startOf(process.pid) };

test("a process is alive only under the start that was noted with its id", () => {
  expect(isAlive(me)).toBe(true);
  expect(isAlive({ ...me, start: "1" })).toBe(false);
  const { pid } = spawnSync(process.execPath, ["--version"]);
  expect(isAlive({ pid, start: startOf(pid) })).toBe(false);
});

test("what a dead process or half a crash left behind holds nobody up", async () => {
  for (const content of [JSON.stringify({ ...me, start: "1" }), ""]) {
    const file = newLock();
    writeFileSync(file, content);
    const unlock = await lock(file);
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(me);
    unlock();
    expect(existsSync(file)).toBe(false);
  }
});

test("whoever comes second waits for the first", async () => {
  const file = newLock();
  const order: string[] = [];
  const unlock = await lock(file);
  const second = lock(file).then((release) => {
    order.push("second");
    release();
  });
  order.push("first");
  unlock();
  await second;
  expect(order).toEqual(["first", "second"]);
});
