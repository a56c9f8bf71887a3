/** Each wall alone: with any of the others gone, what crosses organizations is still refused. */
import { afterAll, describe, expect, test } from "vitest";
import { asOwner, closeConnections } from "@/db/testing/connections";
import { type Cell, expected, titleOf } from "./cells";
import { onOtherServer } from "./other-server";
import { type Playing, play } from "./play";
import { makePlaying } from "./playing";
import { keepPart } from "./report";
import { blindReadiness, namelessQueries, permissionsOff } from "./source-mutants";

describe.runIf(process.env.FULL)("each wall alone", async () => {
  const { cells, playing } = await makePlaying();
  const { E2E_WITHOUT_PROXY: withoutProxy, E2E_MUTANTS: mutants } = process.env;
  const rows = [["gone", "cells", "as they should be"]];

  afterAll(async () => {
    const total = (column: number) => rows.slice(1).reduce((sum, row) => sum + Number(row[column]), 0);
    keepPart("walls", {
      title: "Each wall alone",
      enumerated: total(1),
      executed: total(1),
      passed: total(2),
      tables: [{ title: "Cells played with a wall gone", rows }],
    });
    await closeConnections();
  });

  const playAll = async (gone: string, chosen: Cell[], at: Playing) => {
    const faults: string[] = [];
    for (const cell of chosen) {
      const fault = await play(at, cell);
      if (fault) faults.push(`${titleOf(cell)}: ${fault}`);
    }
    rows.push([gone, String(chosen.length), String(chosen.length - faults.length)]);
    expect(faults.slice(0, 20).join("\n")).toBe("");
  };

  test("without the proxy", () =>
    onOtherServer(playing, "without-proxy", withoutProxy, {}, (at) => playAll("the proxy", cells, at)));

  test("without row security", () => {
    const tables = ["organizations", ...playing.stage.tables.map(({ name }) => name)];
    const alter = (what: string) =>
      Promise.all(tables.map((table) => asOwner.unsafe(`alter table ${table} ${what} row level security`)));
    return onOtherServer(playing, "row-security-off", mutants, { MUTANT: blindReadiness }, async (at) => {
      await alter("disable");
      await playAll("row security", cells, at).finally(() => alter("enable"));
    });
  });

  test("without the organization in any query", () =>
    onOtherServer(playing, "nameless-queries", mutants, { MUTANT: namelessQueries }, (at) =>
      playAll("the organization in queries", cells, at),
    ));

  test("without any check of a permission", () => {
    const foreign = cells.filter((cell) => ["not-found", "signed-out"].includes(expected(cell)));
    return onOtherServer(playing, "permissions-off", mutants, { MUTANT: permissionsOff }, (at) =>
      playAll("permission checks (cells that cross organizations)", foreign, at),
    );
  });
});
