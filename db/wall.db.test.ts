import { randomUUID } from "node:crypto";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import {
  type ForeignKey,
  hashRows,
  insertRow,
  makeRow,
  makeWorld,
  organizationTables,
  type Table,
} from "./testing/catalog";
import { closeConnections, inContext, sqlState } from "./testing/connections";

// Everything here is made from the catalog: a new organization table is tested the moment it exists.
const tables = await organizationTables();
const acme = await makeWorld(tables);
const globex = await makeWorld(tables);

afterAll(closeConnections);

test("there are organization tables to test", () => {
  expect(tables.map((table) => table.name)).toContain("memberships");
});

describe.each(tables)("table $name", (table) => {
  afterEach(async () => {
    // Whatever was tried from acme: not a byte of globex has changed.
    expect(await hashRows(table.name, globex.organizationId)).toBe(before.get(table.name));
  });

  test("shows an organization its own rows, and no others", async () => {
    const seen = await inContext(acme, (tx) => tx`select organization_id from ${tx(table.name)}`);
    expect(seen.length).toBeGreaterThan(0);
    expect(new Set(seen.map((row) => row.organization_id))).toEqual(new Set([acme.organizationId]));
  });

  test.each([["nothing"], [randomUUID()]])("shows nothing in the context of %s", async (organizationId) => {
    const context = organizationId === "nothing" ? {} : { organizationId };
    expect(await inContext(context, (tx) => tx`select 1 from ${tx(table.name)}`)).toHaveLength(0);
  });

  test("refuses a row of another organization", async () => {
    const attempt = inContext(acme, async (tx) => {
      const row = await makeRow(tx, table, acme);
      await insertRow(tx, table, { ...row, organization_id: globex.organizationId });
    });
    expect(await sqlState(attempt)).toBe("42501");
  });

  test("lets nobody move a row to another organization", async () => {
    const attempt = inContext(
      acme,
      (tx) => tx`update ${tx(table.name)} set organization_id = ${globex.organizationId}`,
    );
    expect(await sqlState(attempt)).toBe("42501");
  });

  test("an update without a condition stays in the organization, or is refused", async () => {
    for (const column of table.columns) {
      const attempt = inContext(acme, async (tx) => {
        const changed =
          await tx`update ${tx(table.name)} set ${tx(column.name)} = ${tx(column.name)} returning organization_id`;
        return changed.every((row) => row.organization_id === acme.organizationId);
      });
      expect(await attempt.catch((error: { code?: string }) => error.code === "42501"), column.name).toBe(
        true,
      );
    }
  });

  test("a delete without a condition stays in the organization, or is refused", async () => {
    const deleted = inContext(acme, (tx) => tx`delete from ${tx(table.name)} returning organization_id`);
    const isContained = deleted.then(
      (rows) => rows.every((row) => row.organization_id === acme.organizationId),
      (error: { code?: string }) => error.code === "42501" || error.code === "23503",
    );
    expect(await isContained).toBe(true);
  });

  test.each(organizationKeys(table))("cannot point into another organization by $name", async (key) => {
    const foreign = await inContext(
      globex,
      async (tx) => (await tx`select * from ${tx(key.table)} limit 1`)[0],
    );
    expect(foreign).toBeDefined();
    const attempt = inContext(acme, async (tx) => {
      const row = await makeRow(tx, table, acme);
      for (const [index, column] of key.columns.entries()) {
        if (column !== "organization_id") row[column] = foreign?.[key.targetColumns[index] ?? ""];
      }
      await insertRow(tx, table, row);
      await tx`set constraints all immediate`;
    });
    expect(["23503", "42501"]).toContain(await sqlState(attempt));
  });

  test.each(["truncate", "alter table", "drop table"])("takes no %s from the app", async (command) => {
    const rest = command === "alter table" ? " disable row level security" : "";
    const attempt = inContext(acme, (tx) => tx.unsafe(`${command} ${table.name}${rest}`));
    expect(await sqlState(attempt)).toBe("42501");
  });
});

const before = new Map<string, string>();
for (const { name } of tables) before.set(name, await hashRows(name, globex.organizationId));

/** Foreign keys to other tables of the organization. */
function organizationKeys(table: Table): ForeignKey[] {
  return table.foreignKeys.filter((key) => key.columns.length > 1);
}
