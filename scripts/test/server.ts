// The only place that serves the production build to tests, and shows what it said when they fail.
import type { ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { startNext, until } from "../parts/app.ts";
import type { Environment } from "../parts/children.ts";
import { say, Told } from "../parts/say.ts";

export type Server = { process: ChildProcess; log: string };

/** Starts the build with this environment, and waits until it is ready to serve. With `cwd` it is another folder's build. */
export async function startServer(name: string, env: Environment, cwd?: string): Promise<Server> {
  mkdirSync(resolve(".data", "test"), { recursive: true });
  const log = resolve(".data", "test", `${name}.log`);
  const server = { process: startNext("start", Number(env.PORT), env, { log, cwd }), log };
  let answer: Response | undefined;
  const isReady = async () => {
    answer = await fetch(`${env.APP_URL}/api/health/ready`).catch(() => undefined);
    return answer?.ok ?? false;
  };
  if (await until(isReady, server.process, 60)) return server;
  const reason = answer ? `${answer.status} ${await answer.text()}` : "no answer";
  showTail(server);
  throw new Told(`The server did not become ready (${reason}); its log is ${log}.`);
}

export function showTail({ log }: Server) {
  if (!existsSync(log)) return;
  const lines = readFileSync(log, "utf8").trimEnd().split("\n").slice(-40);
  say(`The end of ${log}:\n${lines.join("\n")}`);
}
