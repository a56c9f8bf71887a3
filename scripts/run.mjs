// The only place where a command of package.json begins: any Node from 20 on runs it, and it goes on with the pinned one.
// Usage: node scripts/run.mjs <task> [arguments]. It may use nothing but Node itself, since nothing else may be there yet.
import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = resolve(fileURLToPath(import.meta.url), "..", "..");
const [name = "", ...args] = process.argv.slice(2);
const file = join(root, "scripts", `${name.replaceAll(":", "-")}.ts`);

if (Number.parseInt(process.versions.node, 10) < 20) {
  fail(
    `Node ${process.versions.node} is too old to begin with: install Node 20 or newer (the project then brings its own Node 24).`,
  );
}
if (!/^[a-z0-9:-]+$/.test(name) || !existsSync(file)) {
  const names = readdirSync(join(root, "scripts")).filter((entry) => entry.endsWith(".ts"));
  fail(`There is no task "${name}"; there are: ${names.map((entry) => entry.slice(0, -3)).join(", ")}.`);
}

process.chdir(root);
process.env.PATH = join(root, "node_modules", ".bin") + delimiter + (process.env.PATH ?? "");
process.env.NEXT_TELEMETRY_DISABLED ??= "1";

const { install, pinnedNode } = await import("./install.mjs");
try {
  await install(root);
  const pinned = pinnedNode(root);
  if (pinned.version === process.versions.node) {
    process.argv.splice(1, 2, file);
    await import(pathToFileURL(file).href);
  } else {
    handOver(pinned.path);
  }
} catch (error) {
  fail(process.env.DEBUG ? error.stack : error.message);
}

function handOver(node) {
  const child = spawn(node, [file, ...args], { stdio: "inherit", env: { ...process.env, HANDED_OVER: "1" } });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  watchParent(() => child.kill("SIGTERM"));
  child.on("error", (error) => fail(`The pinned Node (${node}) does not start: ${error.message}.`));
  child.on("exit", (code) => process.exit(code ?? 1));
}

// npm's shell can die without a word to its child, which would then hold the port for ever.
function watchParent(gone) {
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event) setInterval(() => process.ppid !== parent && gone(), 1000).unref();
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
