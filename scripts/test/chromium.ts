// The only place that finds a Chromium for the stories, or gets one.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";
import { run } from "../parts/children.ts";
import { say, step, Told } from "../parts/say.ts";

const names = [
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
  "microsoft-edge-stable",
];
const applications = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** The path of a Chromium that starts. */
export async function findChromium(): Promise<string> {
  return process.env.CHROMIUM_PATH || found() || (await downloaded()) || (await installed()) || missing();
}

/** Playwright's own first: it is the one that it was made for. */
function found(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [chromium.executablePath(), ...onPath, ...applications].find(starts);
}

async function downloaded(): Promise<string | undefined> {
  await step("Downloading a Chromium for the stories", () => run("playwright", ["install", "chromium"]));
  return found();
}

async function installed(): Promise<string | undefined> {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return undefined;
  say(
    "Playwright's own Chromium could not be used, so the system's package chromium is being installed with apt-get.",
  );
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const updated = await run("apt-get", ["update", "-qq"], { env });
  if (updated === 0)
    await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], { env });
  return found();
}

function missing(): never {
  throw new Told(
    "There is no Chromium for the stories: install Chromium or Google Chrome, or set CHROMIUM_PATH to one.",
  );
}

// Some systems have a file of that name that only says where to get the program.
function starts(path: string): boolean {
  return existsSync(path) && spawnSync(path, ["--version"], { timeout: 20_000 }).status === 0;
}
