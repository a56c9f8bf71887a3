// The only place that stops what a crashed command left behind, and makes sure that it is ours before it does.
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { isAlive, type Owner } from "./lock.mjs";

/** Kills a child's whole process group and waits for its end, since it may hold a port. False when there was none. */
export async function killLeftovers(child: Owner): Promise<boolean> {
  if (!isAlive(child) && !hasMembersHere(child.pid)) return false;
  for (let round = 0; round < 50 && kill(child.pid); round++) await pause(100);
  return true;
}

/** The first of a group may be dead and others go on; those that work in this checkout are no strangers with its number. */
function hasMembersHere(group: number): boolean {
  if (process.platform !== "linux") return false;
  return readdirSync("/proc").some((entry) => {
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, "utf8");
      const [, , itsGroup] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      return Number(itsGroup) === group && readlinkSync(`/proc/${entry}/cwd`) === process.cwd();
    } catch {
      return false;
    }
  });
}

function kill(group: number): boolean {
  try {
    return process.kill(-group, "SIGKILL");
  } catch {
    return false;
  }
}
