/** Everything that an organization has, row by row. */
import "server-only";
import { getTableName, type SQL, sql } from "drizzle-orm";
import { exportedTables } from "../export-plan";
import { organizations } from "../schema/organizations";
import type { Tx } from "../wall";

export type ExportedRow = { table: string; row: Record<string, unknown> };

/** Batches of rows, table by table, all as they were at one moment: one statement reads them, through a cursor. */
export async function* readEverything(tx: Tx): AsyncGenerator<ExportedRow[]> {
  const parts = exportedTables.map((each) => selectAll(tx, each));
  await tx.execute(sql`declare everything no scroll cursor for ${sql.join(parts, sql` union all `)}`);
  for (;;) {
    const rows = await tx.execute<ExportedRow>(sql`fetch forward 500 from everything`);
    if (rows.length === 0) return;
    yield [...rows];
  }
}

function selectAll(tx: Tx, { table, without = [] }: (typeof exportedTables)[number]): SQL {
  const owner = table === organizations ? sql`t.id` : sql`t.organization_id`;
  return sql`select ${getTableName(table)}::text as "table", to_jsonb(t) - ${sql.param(without)}::text[] as row
    from ${table} t where ${owner} = ${tx.organizationId}`;
}
