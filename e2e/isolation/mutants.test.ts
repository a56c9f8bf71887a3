/** Mutants of operations, pages and the token's verifier: each has to be noticed by a cell of the matrix. */
import { afterAll, describe, expect, test } from "vitest";
import { closeConnections } from "@/db/testing/connections";
import { type Cell, pairwise, titleOf } from "./cells";
import { onOtherServer } from "./other-server";
import { type Playing, play } from "./play";
import { makePlaying } from "./playing";
import { keepPart, type Mutant } from "./report";
import { harmless, verifierMutants } from "./source-mutants";

describe.runIf(process.env.FULL)("mutants", async () => {
  const { entrances, cells, playing } = await makePlaying();
  const judged = entrances.filter(({ needs }) => needs.includes(":"));
  const permissionMutants = judged.flatMap((entrance) =>
    ["removed", "swapped"].map((what) => ({
      what: `permission ${what} of ${entrance.event ?? entrance.name}`,
      entrance,
    })),
  );
  const made: Mutant[] = [];

  afterAll(async () => {
    const killed = made.filter(({ killedBy }) => killedBy).length;
    keepPart("source-mutants", {
      title: "Mutants of operations, pages and the verifier",
      enumerated: permissionMutants.length + verifierMutants.length,
      executed: made.length,
      passed: killed + made.filter((each) => !each.killedBy && each.harmless).length,
      mutants: made,
    });
    await closeConnections();
  });

  const expectKilled = async (what: string, chosen: Cell[]) => {
    const killedBy = await onOtherServer(playing, "mutant", process.env.E2E_MUTANTS, { MUTANT: what }, (at) =>
      firstFault(at, chosen),
    );
    made.push({ what, ...(killedBy ? { killedBy } : { harmless: harmless[what] }) });
    expect(killedBy !== undefined, `${what} ${killedBy ? `was killed: ${killedBy}` : "lives"}`).toBe(
      !(what in harmless),
    );
  };

  test("the mutants' build without a mutant is the app", async () => {
    const sound = pairwise(cells);
    expect(
      await onOtherServer(playing, "sound", process.env.E2E_MUTANTS, {}, (at) => firstFault(at, sound)),
    ).toBeUndefined();
  });

  test.each(permissionMutants)("$what", async ({ what, entrance }) => {
    const isOwn = ({ shape }: Cell) => shape.place === "here" && shape.thing === "here";
    const own = cells.filter((cell) => cell.entrance === entrance && isOwn(cell) && cell.token === "fresh");
    const telling = own.filter(({ principal }) => /^(all but|exactly)/.test(principal));
    await expectKilled(what, [...telling, ...own]);
  });

  test.each(verifierMutants)("%s", async (what) => {
    const write = judged.find(({ action }) => action);
    const forged = cells.filter((cell) => cell.entrance === write && cell.token !== "fresh");
    await expectKilled(
      what,
      forged.filter(({ principal }) => principal.startsWith("all but")),
    );
  });
});

/** Plays until something is wrong, and says what. */
async function firstFault(at: Playing, cells: Cell[]): Promise<string | undefined> {
  for (const cell of cells) {
    const fault = await play(at, cell);
    if (fault) return `${titleOf(cell)}: ${fault}`;
  }
  return undefined;
}
