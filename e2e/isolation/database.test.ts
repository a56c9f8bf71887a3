import { afterAll, describe, expect, test } from "vitest";
import { closeConnections } from "@/db/testing/connections";
import { cellsOf, commands, roleCells, situations, tables } from "./database-cells";
import { keepPart } from "./report";

// Everything here is made from the catalog: a new table is tested the moment it exists.
const isFull = Boolean(process.env.FULL);
const counts = { enumerated: 0, executed: 0, passed: 0 };
const subjects = [
  ...tables.map((table) => ({ name: `table ${table.name}`, cells: cellsOf(table).filter(isChosen) })),
  { name: "the app's role", cells: roleCells },
];

afterAll(async () => {
  keepPart("database", {
    title: "Tables × commands × contexts",
    ...counts,
    tables: [
      {
        title: "Cells of each table",
        rows: [["subject", "cells"], ...subjects.map(({ name, cells }) => [name, String(cells.length)])],
      },
    ],
    notes: [`${commands.length} commands in ${situations.length} contexts, and 4 as the owner.`],
  });
  await closeConnections();
});

describe.each(subjects)("$name", ({ cells }) => {
  const byCommand = Map.groupBy(cells, (cell) => cell.command);
  counts.enumerated += cells.length;

  test.each([...byCommand])("%s", async (_command, ofCommand) => {
    const failures: string[] = [];
    for (const cell of ofCommand) {
      const failure = await cell.fails();
      counts.executed += 1;
      if (failure) failures.push(`${cell.name} ${failure}`);
      else counts.passed += 1;
    }
    expect(failures).toEqual([]);
  });
});

/** The sample holds every command of every table, inside and outside of an organization. */
function isChosen({ situation }: { situation: string }): boolean {
  return isFull || ["in A", "with an empty setting", "as the owner"].includes(situation);
}
