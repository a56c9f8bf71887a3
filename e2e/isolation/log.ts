/** The log of the server under test. */
import { closeSync, fstatSync, openSync, readSync } from "node:fs";

/** What the log says from a place on, and how long it is. */
export function readLog(file: string, from?: number): { text: string; size: number } {
  const handle = openSync(file, "r");
  try {
    const { size } = fstatSync(handle);
    if (from === undefined || size <= from) return { text: "", size };
    const buffer = Buffer.alloc(size - from);
    readSync(handle, buffer, 0, buffer.length, from);
    return { text: buffer.toString("utf8"), size };
  } finally {
    closeSync(handle);
  }
}
