// The only place that knows on whose behalf the database server runs: PostgreSQL refuses to run as root.
import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { Told } from "../parts/say.ts";

/** Ids for spawn; empty when we are an ordinary user ourselves. */
export type SystemUser = { uid?: number; gid?: number };

/** The user that `data` belongs to already, else `postgres`, else `nobody`. */
export function serverUser(data: string): SystemUser {
  if (process.getuid?.() !== 0) return {};
  const owner = statSync(data, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  for (const name of ["postgres", "nobody"]) {
    const uid = idOf("-u", name);
    const gid = idOf("-g", name);
    if (uid && gid) return { uid, gid };
  }
  throw new Told(
    "PostgreSQL does not run as root and there is neither a user postgres nor nobody: run this as an ordinary user.",
  );
}

/** Whether that user may pass through the folder. */
export function mayEnter(user: SystemUser, folder: string): boolean {
  return user.uid === undefined || spawnSync("test", ["-x", folder], { ...user, cwd: "/" }).status === 0;
}

function idOf(flag: string, name: string): number | undefined {
  const { status, stdout } = spawnSync("id", [flag, name], { encoding: "utf8" });
  return status === 0 ? Number(stdout) : undefined;
}
