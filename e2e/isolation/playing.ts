/** A stage and the server it is played on, for tests that play cells. */
import { requireWall } from "@/db/wall";
import { enumerate } from "./cells";
import { organizationEntrances } from "./entrances";
import type { Playing } from "./play";
import { makeStage } from "./stage";

export async function makePlaying() {
  // Looked at now: some tests take the wall down later.
  await requireWall();
  const entrances = await organizationEntrances();
  const permissions = [
    ...new Set(entrances.map(({ needs }) => needs).filter((needs) => needs.includes(":"))),
  ];
  const playing: Playing = {
    stage: await makeStage(permissions),
    server: { url: process.env.E2E_BASE_URL ?? "" },
    log: process.env.E2E_SERVER_LOG ?? "",
    things: new Map(),
  };
  return { entrances, cells: enumerate(entrances), playing };
}
