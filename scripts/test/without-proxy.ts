// The only place that takes the proxy away: no check may rest on it, so the stories have to hold without it too.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stop } from "../parts/children.ts";
import { freePort } from "../parts/port.ts";
import { link, makeCopy } from "./copy.ts";
import type { Result } from "./result.ts";
import { startServer } from "./server.ts";
import { storiesEnvironment, tell } from "./stories.ts";

/**
 * Every story but those of the proxy's own work, which are tagged @proxy. Pages cannot set the organization session's cookie,
 * so browsers fetch it from a second server, as if the proxy had been lost a minute ago: a stale one must not help.
 */
export async function withoutProxy(args: string[] = []): Promise<Result> {
  const folder = await copyWithoutProxy();
  const env = await storiesEnvironment();
  const port = String(await freePort());
  const whole = await startServer("with-proxy", { ...env, PORT: port });
  const server = await startServer("without-proxy", env, folder);
  await requireProxy(port, true);
  await requireProxy(env.PORT, false);
  const told = { ...env, E2E_TOKENS_URL: `http://localhost:${port}` };
  const result = await tell(server, told, ["--grep-invert=@proxy", ...args]);
  await stop(whole.process);
  return result;
}

/** The app as it was built, but for its proxy. */
export async function copyWithoutProxy(): Promise<string> {
  const folder = await makeCopy("without-proxy");
  link(".next", join(folder, ".next"));
  takeProxyAway(folder);
  return folder;
}

/** Next runs the proxy because this file of the build names it. */
function takeProxyAway(folder: string) {
  const file = join(folder, ".next/server/functions-config-manifest.json");
  const manifest = JSON.parse(readFileSync(file, "utf8"));
  if (!manifest.functions?.["/_middleware"]) throw new Error(`${file} does not name the proxy.`);
  delete manifest.functions["/_middleware"];
  // Removed first: it is one file with the real build's.
  rmSync(file);
  writeFileSync(file, JSON.stringify(manifest));
}

/** The control: what only the proxy puts on an answer is there with it, and is not there without it. */
async function requireProxy(port: string | undefined, isThere: boolean) {
  const { headers } = await fetch(`http://localhost:${port}/sign-in`);
  const signs = [headers.has("x-request-id"), headers.get("content-security-policy")?.includes("'nonce-")];
  if (signs.some((sign) => sign !== isThere))
    throw new Error(
      `The app was to run ${isThere ? "with" : "without"} its proxy, but the answer says otherwise.`,
    );
}
