/** What stands before programs, made wrong one at a time: each has to be noticed by a cell or a forged token; and each wall alone. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asOwner, closeConnections } from "@/db/testing/connections";
import { accessTokenFlaws, forgeAccessToken } from "./access-tokens";
import { believed, type Holders, holders, makeHolders } from "./believed";
import { onOtherServer } from "./other-server";
import type { Playing } from "./play";
import { expected, type ProgramCell, playProgram, titleOf } from "./play-program";
import { makeProgramPlaying } from "./program-cells";
import { audienceOf, exchange, introspect, type Key } from "./program-credentials";
import { keepPart, type Mutant } from "./report";
import { blindReadiness, harmless, namelessQueries, permissionsOff, programMutants } from "./source-mutants";
import { makeMember } from "./stage";

type Check = { title: string; fails: (at: Playing) => Promise<string | undefined> };

describe.runIf(process.env.FULL)("mutants before programs", () => {
  let playing: Playing;
  let cells: ProgramCell[];
  let held: Holders;
  let checks: Check[];
  const made: Mutant[] = [];
  const counts = { enumerated: 0, executed: 0, passed: 0 };

  beforeAll(async () => {
    ({ playing, cells } = await makeProgramPlaying());
    held = await makeHolders(playing.stage);
    checks = [...forgeries(), await foreignToken(), ...telling()];
  });

  afterAll(async () => {
    keepPart("mutants-of-programs", {
      title: "Mutants before programs, and each wall alone",
      enumerated: programMutants.length + counts.enumerated,
      executed: made.length + counts.executed,
      passed: made.filter((each) => each.killedBy || each.harmless).length + counts.passed,
      mutants: made,
      notes: [`${counts.executed} cells of programs were played with a wall gone.`],
    });
    await closeConnections();
  });

  const on = <T>(mutant: string, work: (at: Playing) => Promise<T>) =>
    onOtherServer(playing, "mutant", process.env.E2E_MUTANTS, { MUTANT: mutant }, work);

  function forgeries(): Check[] {
    return holders.flatMap((kind) =>
      accessTokenFlaws.map((flaw) => ({
        title: `${flaw}, held by a ${kind}`,
        fails: async ({ server, stage }: Playing) => {
          const token = await forgeAccessToken(flaw, held.of(kind).credential, stage.acme);
          return (await believed(server, stage, held.asker, token)).join(", ") || undefined;
        },
      })),
    );
  }

  async function foreignToken(): Promise<Check> {
    const { person, credential } = held.of("personal");
    const { globex } = playing.stage;
    await makeMember(person, { organization: globex, role: "owner", state: "active" });
    return {
      title: "a token of another organization, asked about by a key of this one",
      fails: async ({ server }) => {
        const token = await exchange(playing.server, credential as Key, audienceOf(globex));
        const { body } = await introspect(server, token, held.asker);
        return body === '{"active":false}' ? undefined : body.slice(0, 40);
      },
    };
  }

  /** Cells of what nobody may but who was given it. */
  function telling(): Check[] {
    return cells
      .filter(
        (cell) =>
          [undefined, "here"].includes(cell.thing) && ["forbidden", "signed-out"].includes(expected(cell)),
      )
      .map((cell) => ({ title: titleOf(cell), fails: (at) => playProgram(at, cell) }));
  }

  test.each(programMutants)("%s", async (what) => {
    const killer = await on(what, async (at) => {
      for (const check of checks) {
        const fault = await check.fails(at);
        if (fault) return { check, fault };
      }
      return undefined;
    });
    made.push({
      what,
      ...(killer ? { killedBy: `${killer.check.title}: ${killer.fault}` } : { harmless: harmless[what] }),
    });
    expect(killer !== undefined, `${what}: ${killer?.fault ?? "lives"}`).toBe(!(what in harmless));
    // The same is as it should be on the app itself: nothing else killed it.
    expect(await killer?.check.fails(playing)).toBeUndefined();
  });

  const playAll = async (at: Playing, chosen: ProgramCell[]) => {
    counts.enumerated += chosen.length;
    const faults: string[] = [];
    for (const cell of chosen) {
      const fault = await playProgram(at, cell);
      counts.executed += 1;
      if (fault) faults.push(`${titleOf(cell)}: ${fault}`);
      else counts.passed += 1;
    }
    expect(faults.slice(0, 20).join("\n")).toBe("");
  };

  test("without row security", () => {
    const tables = ["organizations", ...playing.stage.tables.map(({ name }) => name)];
    const alter = (what: string) =>
      Promise.all(tables.map((table) => asOwner.unsafe(`alter table ${table} ${what} row level security`)));
    return on(blindReadiness, async (at) => {
      await alter("disable");
      try {
        await playAll(at, cells);
      } finally {
        await alter("enable");
      }
    });
  });

  test("without the organization in any query", () => on(namelessQueries, (at) => playAll(at, cells)));

  test("without any check of a permission", () =>
    on(permissionsOff, (at) =>
      playAll(
        at,
        cells.filter((cell) => ["not-found", "signed-out"].includes(expected(cell))),
      ),
    ));
});
