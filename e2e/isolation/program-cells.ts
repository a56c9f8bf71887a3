/** Every combination of what programs can be tried with, and a stage for it. */
import type { Playing } from "./play";
import type { ProgramCell } from "./play-program";
import { programEntrances } from "./program-entrances";
import { organizationPrincipals, personPrincipals } from "./program-principals";
import { makeStage } from "./stage";

export async function makeProgramPlaying() {
  const [inside, own] = [programEntrances("organization"), programEntrances("user")];
  const playing: Playing = {
    stage: await makeStage([...new Set(inside.map(({ needs }) => needs))]),
    server: { url: process.env.E2E_BASE_URL ?? "" },
    log: process.env.E2E_SERVER_LOG ?? "",
    things: new Map(),
  };
  const [programs, persons] = [
    await organizationPrincipals(playing.stage, playing.server),
    await personPrincipals(playing.stage, playing.server),
  ];
  const cells: ProgramCell[] = [
    ...inside.flatMap((entrance) =>
      programs.flatMap((principal) =>
        (entrance.table ? (["here", "there", "none"] as const) : [undefined]).map((thing) => ({
          entrance,
          principal,
          thing,
        })),
      ),
    ),
    ...own.flatMap((entrance) => persons.map((principal) => ({ entrance, principal, thing: undefined }))),
  ];
  return { playing, inside, own, cells };
}
