/** Which build of the app this is: every instance of one build answers the same. */
import "server-only";
import { readFileSync } from "node:fs";

let known: string | undefined;

/** As Next wrote it down beside the build; in development there is none, and it is always the same. */
export function buildId(): string {
  known ??= read();
  return known;
}

function read(): string {
  try {
    return readFileSync(/* turbopackIgnore: true */ ".next/BUILD_ID", "utf8").trim();
  } catch {
    return "development";
  }
}
