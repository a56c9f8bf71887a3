// The only place that installs packages: from the lockfile, and only when what lies in node_modules differs from it.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { lock } from "./parts/lock.mjs";

export async function install(root) {
  if (isInstalled(root)) return;
  mkdirSync(join(root, ".data"), { recursive: true });
  const unlock = await lock(join(root, ".data", "install.lock"), () =>
    console.error("Another command of this checkout is installing the packages; waiting for it."),
  );
  try {
    if (!isInstalled(root)) await npmCi(root);
  } finally {
    unlock();
  }
  if (existsSync(pinnedNode(root).path)) return;
  throw new Error(
    'The package "node" came without its program, because npm was told not to run install scripts: run `npm ci --ignore-scripts=false`.',
  );
}

export function pinnedNode(root) {
  const folder = join(root, "node_modules", "node");
  return {
    path: join(folder, "bin", process.platform === "win32" ? "node.exe" : "node"),
    version: readJson(join(folder, "package.json"))?.version,
  };
}

/** npm writes its own lockfile into node_modules as the last thing it does, so a broken installation has none. */
function isInstalled(root) {
  const wanted = readJson(join(root, "package-lock.json"))?.packages;
  const found = readJson(join(root, "node_modules", ".package-lock.json"))?.packages;
  if (!wanted)
    throw new Error("package-lock.json is missing or unreadable: get it back from version control.");
  if (!found || !existsSync(pinnedNode(root).path)) return false;
  for (const [path, { version, optional, devOptional }] of Object.entries(wanted)) {
    if (path !== "" && !found[path] && !optional && !devOptional) return false;
    if (found[path] && found[path].version !== version) return false;
  }
  return Object.entries(found).every(
    ([path, { os }]) => wanted[path] && (!os || os.includes(process.platform)),
  );
}

async function npmCi(root) {
  console.error("Installing the packages of package-lock.json (a minute or two the first time).");
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  const heartbeat = setInterval(() => console.error(`  still installing, ${seconds()} s`), 15_000);
  const npm = process.env.npm_execpath?.endsWith("npm-cli.js")
    ? [process.execPath, process.env.npm_execpath]
    : ["npm"];
  // Without --include=dev a NODE_ENV=production in the environment would leave out the tools.
  const quiet = ["--no-audit", "--no-fund", "--loglevel=error"]; // else a screenful on a Node that is not the pinned one
  const [command, ...args] = [...npm, "ci", "--include=dev", ...quiet];
  const code = await new Promise((done) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ["ignore", 2, 2],
      shell: process.platform === "win32",
    });
    child.on("error", () => done(127));
    child.on("exit", (status) => done(status ?? 1));
  });
  clearInterval(heartbeat);
  if (code === 127) throw new Error("npm was not found: install Node.js together with npm.");
  if (code !== 0)
    throw new Error(
      "Installing the packages failed (npm says why above); when that is mended, run the same command again.",
    );
  console.error(`Packages installed in ${seconds()} s.`);
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}
