// The only place that tells whether the process that wrote a file still runs, and that lets one process at a time past a point.
// Plain JavaScript, because installing needs it before there is a Node that reads TypeScript.
import { execFileSync } from "node:child_process";
import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";

/** When a process began, in the system's own words; undefined when it is gone or only waits to be buried. */
export function startOf(pid) {
  try {
    if (process.platform === "linux") {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      return "ZX".includes(fields[0]) ? undefined : fields[19];
    }
    const [state, ...began] = execFileSync("ps", ["-o", "stat=,lstart=", "-p", String(pid)], {
      encoding: "utf8",
    })
      .trim()
      .split(/\s+/);
    return state.startsWith("Z") ? undefined : began.join(" ");
  } catch {
    return undefined;
  }
}

/** A process id alone may have been given to another process since, above all in a container. */
export function isAlive({ pid, start }) {
  return start !== undefined && startOf(pid) === start;
}

/** Waits until nobody else holds the lock; `waiting` is called once if that takes time. Gives back what lets go of it. */
export async function lock(file, waiting = () => {}) {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify({ pid: process.pid, start: startOf(process.pid) }));
  try {
    for (let round = 0; !take(draft, file); round++) {
      if (round === 5) waiting();
      await new Promise((done) => setTimeout(done, 100));
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return () => rmSync(file, { force: true });
}

// Linking is the one step that both fails when the file is there and never shows it half-written.
function take(draft, file) {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    if (!isAlive(ownerOf(file))) rmSync(file, { force: true });
    return false;
  }
}

function ownerOf(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return {};
  }
}
