// The only place that decides where a database's files lie: under .data, or outside when the server's user cannot pass there.
import { createHash } from "node:crypto";
import { chmodSync, chownSync, lstatSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Told } from "../parts/say.ts";
import { mayEnter, type SystemUser, serverUser } from "./user.ts";

export type Place = { name: string; home: string; data: string; user: SystemUser };

/** The folder of the named cluster, made if need be. */
export function placeOf(name: string): Place {
  const inside = resolve(".data", name);
  mkdirSync(inside, { recursive: true });
  const user = serverUser(join(inside, "postgres"));
  const home = mayEnter(user, resolve(".data")) ? inside : join(outside(user), name);
  if (home !== inside)
    writeFileSync(
      join(inside, "README"),
      `The server's user cannot enter this checkout, so its data lies in ${home}.\n`,
    );
  mkdirSync(home, { recursive: true });
  if (user.uid !== undefined && user.gid !== undefined) chownSync(home, user.uid, user.gid);
  return { name, home, data: join(home, "postgres"), user };
}

/** A folder of this checkout's own in the system's temporary one; /var/tmp first, because it outlives a restart. */
export function outside(user: SystemUser): string {
  const parent = ["/var/tmp", tmpdir(), "/tmp"].find((folder) => mayEnter(user, folder));
  if (!parent)
    throw new Told(
      "The database server's user can enter no temporary folder: check out the project where other users may pass.",
    );
  const folder = join(
    parent,
    `embedded-postgres-${createHash("sha256").update(resolve(".")).digest("hex").slice(0, 16)}`,
  );
  // In two steps, since a strict umask would keep the server's user out.
  if (mkdirSync(folder, { recursive: true })) chmodSync(folder, 0o755);
  // Anyone may write in a temporary folder, so somebody else could have put it there before us.
  const found = lstatSync(folder);
  if (found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o022) === 0) return folder;
  throw new Told(`${folder} does not belong to us: move it away and start again.`);
}
