// The only place that makes a data folder. It gets its final name when it is complete; nothing is ever deleted, only moved aside.
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { say, step, Told } from "../parts/say.ts";
import type { Place } from "./place.ts";
import { pg } from "./programs.ts";

export async function ensureData(place: Place, native: string, superuserPassword: string) {
  const draft = `${place.data}.unfinished`;
  if (existsSync(place.data) && isComplete(place.data)) return requireVersion(place, native);
  if (existsSync(place.data)) putAside(place.data);
  if (existsSync(draft)) putAside(draft);
  await step("Creating the database's data folder", () =>
    initialise(place, native, draft, superuserPassword),
  );
  renameSync(draft, place.data);
}

/** Without this file no PostgreSQL can read a data folder, so there is nothing in it to lose. */
function isComplete(data: string): boolean {
  return existsSync(join(data, "PG_VERSION")) && existsSync(join(data, "global", "pg_control"));
}

function putAside(folder: string) {
  const aside = `${folder}-${new Date().toISOString().replaceAll(/[:.]/g, "-")}`;
  renameSync(folder, aside);
  say(`The database's data folder was never finished: moved to ${aside} and starting afresh.`);
}

async function initialise(place: Place, native: string, draft: string, password: string) {
  const passwordFile = join(place.home, "superuser-password");
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (place.user.uid !== undefined && place.user.gid !== undefined)
    chownSync(passwordFile, place.user.uid, place.user.gid);
  // The built-in locale sorts the same on every machine.
  const locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const args = ["-D", draft, "-U", "postgres", "--auth=scram-sha-256", `--pwfile=${passwordFile}`, ...locale];
  try {
    const { code, output } = await pg(native, "initdb", args, place);
    if (code !== 0)
      throw new Told(
        `The database's data folder could not be made in ${place.home}: ${output.split("\n").at(-1)}`,
      );
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

async function requireVersion(place: Place, native: string) {
  const found = readFileSync(join(place.data, "PG_VERSION"), "utf8").trim();
  const { output } = await pg(native, "postgres", ["--version"], place);
  const brought = /(\d+)\.\d+/.exec(output)?.[1];
  if (brought === found) return;
  throw new Told(
    `${place.data} was written by PostgreSQL ${found}, and this checkout brings ${brought}: dump it with the old checkout, or move the folder away.`,
  );
}
