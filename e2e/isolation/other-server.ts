/** Another server than the one under test, beside it: of another build, or with a mutant awake. It takes itself for the same address. */

import { stop } from "@/scripts/parts/children";
import { freePort } from "@/scripts/parts/port";
import { startServer } from "@/scripts/test/server";
import { actionManifest } from "./inventory";
import type { Playing } from "./play";

/** Plays `work` on a server of the build in `folder`, and stops it. */
export async function onOtherServer<T>(
  playing: Playing,
  name: string,
  folder: string | undefined,
  environment: Record<string, string>,
  work: (playing: Playing) => Promise<T>,
): Promise<T> {
  if (!folder) throw new Error("This build was not made: run `npm run test:isolation`.");
  const port = String(await freePort());
  const { process: child, log } = await startServer(
    name,
    { ...process.env, ...environment, NODE_ENV: "production", PORT: port },
    folder,
  );
  try {
    const actionIds = new Map(actionManifest(folder).map(({ name, id }) => [name, id]));
    return await work({ ...playing, server: { url: `http://localhost:${port}`, actionIds }, log });
  } finally {
    await stop(child);
  }
}
