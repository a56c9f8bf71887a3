// The isolation suite: e2e/isolation against a server of its own. With FULL=1 all of it, and the report in docs/.
import { rmSync } from "node:fs";
import { partsFolder } from "../../e2e/isolation/report.ts";
import { stop } from "../parts/children.ts";
import { freePort } from "../parts/port.ts";
import { freshDatabase } from "./databases.ts";
import type { Result } from "./result.ts";
import { startServer } from "./server.ts";
import { vitest } from "./vitest.ts";

export async function isolation(args: string[] = []): Promise<Result> {
  rmSync(partsFolder, { recursive: true, force: true });
  const env = await freshDatabase("isolation", await freePort());
  const server = await startServer("isolation", env);
  const result = await vitest(
    ["isolation"],
    { ...env, E2E_BASE_URL: env.APP_URL, E2E_SERVER_LOG: server.log },
    args,
  );
  await stop(server.process);
  return result;
}
