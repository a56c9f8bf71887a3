/** Mutants of operations, pages and the token's verifier: each has to be noticed by a cell of the matrix. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeConnections } from "@/db/testing/connections";
import { type Cell, pairwise, titleOf } from "./cells";
import { organizationEntrances } from "./entrances";
import { onOtherServer } from "./other-server";
import { type Playing, play } from "./play";
import { makePlaying } from "./playing";
import { keepPart, type Mutant } from "./report";
import { harmless, verifierMutants } from "./source-mutants";

describe.runIf(process.env.FULL)("mutants", async () => {
  const judged = (await organizationEntrances()).filter(({ needs }) => needs.includes(":"));
  const permissionMutants = judged.flatMap(({ name, event = name }) =>
    ["removed", "swapped"].map((what) => ({ what: `permission ${what} of ${event}`, entrance: name })),
  );
  const made: Mutant[] = [];
  let playing: Playing;
  let cells: Cell[];

  beforeAll(async () => {
    ({ playing, cells } = await makePlaying());
  });

  afterAll(async () => {
    keepPart("source-mutants", {
      title: "Mutants of operations, pages and the verifier",
      enumerated: permissionMutants.length + verifierMutants.length,
      executed: made.length,
      passed: made.filter((each) => each.killedBy || each.harmless).length,
      mutants: made,
    });
    await closeConnections();
  });

  const onMutant = <T>(what: string, work: (at: Playing) => Promise<T>) =>
    onOtherServer(playing, "mutant", process.env.E2E_MUTANTS, { MUTANT: what }, work);

  const expectKilled = async (what: string, chosen: Cell[]) => {
    expect(chosen.length).toBeGreaterThan(0);
    const killer = await onMutant(what, (at) => firstFault(at, chosen));
    made.push({ what, ...(killer ? { killedBy: killer.fault } : { harmless: harmless[what] }) });
    expect(killer !== undefined, `${what}: ${killer?.fault ?? "lives"}`).toBe(!(what in harmless));
    // The same cell is as it should be on the app itself: nothing else killed it.
    if (killer) expect(await play(playing, killer.cell)).toBeUndefined();
  };

  test("the mutants' build without a mutant is the app", async () => {
    expect(await onMutant("none", (at) => firstFault(at, pairwise(cells)))).toBeUndefined();
  });

  test.each(permissionMutants)("$what", async ({ what, entrance }) => {
    const isOwn = ({ shape, token }: Cell) =>
      shape.place === "here" && shape.thing === "here" && token === "fresh";
    const own = cells.filter((cell) => cell.entrance.name === entrance && isOwn(cell));
    const telling = own.filter(({ principal }) => /^(all but|exactly)/.test(principal));
    await expectKilled(what, [...telling, ...own]);
  });

  test.each(verifierMutants)("%s", async (what) => {
    const write = judged.find(({ action }) => action)?.name;
    const forged = cells.filter(({ entrance, token }) => entrance.name === write && token !== "fresh");
    await expectKilled(
      what,
      forged.filter(({ principal }) => principal.startsWith("all but")),
    );
  });
});

/** Plays until something is wrong, and says what. */
async function firstFault(at: Playing, cells: Cell[]): Promise<{ cell: Cell; fault: string } | undefined> {
  for (const cell of cells) {
    const fault = await play(at, cell);
    if (fault) return { cell, fault: `${titleOf(cell)}: ${fault}` };
  }
  return undefined;
}
