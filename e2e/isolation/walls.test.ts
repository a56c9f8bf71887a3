/** Each wall alone: with any of the others gone, what crosses workspaces is still refused. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asOwner, closeConnections, inContext } from "@/db/testing/connections";
import { type Cell, expected, titleOf } from "./cells";
import { onOtherServer } from "./other-server";
import { type Playing, play } from "./play";
import { makePlaying } from "./playing";
import { keepPart } from "./report";
import { blindReadiness, namelessQueries, permissionsOff } from "./source-mutants";

const isCrossing = (cell: Cell) => ["not-found", "signed-out"].includes(expected(cell));
/** What is gone, and which cells are played without it; forged tokens have to do with neither rows nor queries. */
const walls = {
  "the proxy": () => true,
  "row security": ({ token }: Cell) => token === "fresh",
  "the organization in queries": ({ token }: Cell) => token === "fresh",
  "permission checks (cells that cross workspaces)": isCrossing,
} as const;
type Wall = keyof typeof walls;

describe.runIf(process.env.FULL)("each wall alone", () => {
  let playing: Playing;
  let cells: Cell[];
  const played = new Map<Wall, { executed: number; passed: number }>();
  const { E2E_WITHOUT_PROXY: withoutProxy, E2E_MUTANTS: mutants } = process.env;

  beforeAll(async () => {
    ({ playing, cells } = await makePlaying());
  });

  afterAll(async () => {
    const names = Object.keys(walls) as Wall[];
    const enumerated = (wall: Wall) => cells.filter(walls[wall]).length;
    const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);
    const rows = names.map((wall) => [wall, enumerated(wall), played.get(wall)?.passed ?? 0].map(String));
    keepPart("walls", {
      title: "Each wall alone",
      enumerated: sum(names.map(enumerated)),
      executed: sum(names.map((wall) => played.get(wall)?.executed ?? 0)),
      passed: sum(names.map((wall) => played.get(wall)?.passed ?? 0)),
      tables: [
        {
          title: "Cells of workspaces played with a wall gone",
          rows: [["gone", "cells", "as they should be"], ...rows],
        },
      ],
    });
    await closeConnections();
  });

  const playAll = async (wall: Wall, at: Playing) => {
    const count = { executed: 0, passed: 0 };
    played.set(wall, count);
    const faults: string[] = [];
    for (const cell of cells.filter(walls[wall])) {
      const fault = await play(at, cell);
      count.executed += 1;
      if (fault) faults.push(`${titleOf(cell)}: ${fault}`);
      else count.passed += 1;
    }
    expect(faults.slice(0, 20).join("\n")).toBe("");
  };

  test("without the proxy", () =>
    onOtherServer(playing, "without-proxy", withoutProxy, {}, async (at) => {
      // Only the proxy gives an answer its id.
      expect((await fetch(new URL("/sign-in", at.server.url))).headers.has("x-request-id")).toBe(false);
      await playAll("the proxy", at);
    }));

  test("without row security", () => {
    const tables = ["organizations", ...playing.stage.tables.map(({ name }) => name)];
    const alter = (what: string) =>
      Promise.all(tables.map((table) => asOwner.unsafe(`alter table ${table} ${what} row level security`)));
    return onOtherServer(playing, "row-security-off", mutants, { MUTANT: blindReadiness }, async (at) => {
      await alter("disable");
      try {
        // The app's role, in nobody's context, sees rows.
        expect(await inContext({}, (tx) => tx`select 1 from memberships limit 1`)).toHaveLength(1);
        await playAll("row security", at);
      } finally {
        await alter("enable");
      }
    });
  });

  test("without the organization in any query", () =>
    onOtherServer(playing, "nameless-queries", mutants, { MUTANT: namelessQueries }, (at) =>
      playAll("the organization in queries", at),
    ));

  test("without any check of a permission", () =>
    onOtherServer(playing, "permissions-off", mutants, { MUTANT: permissionsOff }, async (at) => {
      const forbidden = cells.find((cell) => expected(cell) === "forbidden" && cell.transport === "document");
      expect(await play(at, forbidden as Cell)).toBe("done instead of forbidden (200)");
      await playAll("permission checks (cells that cross workspaces)", at);
    }));
});
