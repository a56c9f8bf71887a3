/** Everything of an organization as one JSON file, written while it is read: none of it waits in memory. */
import "server-only";
import { readEverything } from "@/db/queries/export";
import type { Tx } from "@/db/wall";
import { brand } from "@/lib/brand";

/** The text of the file, in pieces. Without its last one it is no JSON, so half a file is not taken for a whole one. */
export async function* writeExport(tx: Tx): AsyncGenerator<string> {
  const head = { product: brand.name, exportedAt: new Date().toISOString() };
  yield `${JSON.stringify(head).slice(0, -1)},"tables":{`;
  let table: string | undefined;
  const written = new Set<string>();
  for await (const rows of readEverything(tx)) {
    let text = "";
    for (const each of rows) {
      const row = JSON.stringify(each.row);
      if (each.table === table) {
        text += `,\n${row}`;
        continue;
      }
      if (written.has(each.table)) throw new Error(`The rows of ${each.table} came in two parts.`);
      written.add(each.table);
      text += `${table ? "],\n" : "\n"}${JSON.stringify(each.table)}:[\n${row}`;
      table = each.table;
    }
    yield text;
  }
  yield table ? "]}}\n" : "}}\n";
}

/** "acme-2026-12-24.json" */
export function exportName(slug: string): string {
  return `${slug}-${new Date().toISOString().slice(0, 10)}.json`;
}
