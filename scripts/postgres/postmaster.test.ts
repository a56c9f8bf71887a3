import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lastPort, runningPort } from "./postmaster.ts";

const newData = () => mkdtempSync(join(tmpdir(), "data-"));
const note = (data: string, pid: number) =>
  `${pid}\n${data}\n1700000000\n54321\n\n127.0.0.1\n  1234  5\nready\n`;

function noteIn(data: string, pid: number, folder = data): string {
  const file = join(data, "postmaster.pid");
  writeFileSync(file, note(folder, pid));
  return file;
}

test("a data folder without a note has no server", () => {
  const data = newData();
  expect(runningPort(data)).toBeUndefined();
  expect(lastPort(data)).toBeUndefined();
});

test("a stranger with the old server's number loses it, and what PostgreSQL checks besides stays", () => {
  const data = newData();
  const file = noteIn(data, process.pid);
  expect(runningPort(data)).toBeUndefined();
  expect(readFileSync(file, "utf8")).toBe(note(data, 2147483647));
});

test("the note of a server on another folder, copied along with the data, is not taken for ours", () => {
  const data = newData();
  noteIn(data, process.pid, "/another/checkout");
  expect(runningPort(data)).toBeUndefined();
});

test("the note of a dead server is left to PostgreSQL", () => {
  const data = newData();
  const file = noteIn(data, 2147483646);
  expect(runningPort(data)).toBeUndefined();
  expect(existsSync(file)).toBe(true);
  expect(readFileSync(file, "utf8")).toBe(note(data, 2147483646));
});

test("the port of the last start is found again", () => {
  const data = newData();
  writeFileSync(
    join(data, "postmaster.opts"),
    '/bin/postgres "-D" "/x" "-p" "41234" "-c" "listen_addresses=127.0.0.1"\n',
  );
  expect(lastPort(data)).toBe(41234);
});
