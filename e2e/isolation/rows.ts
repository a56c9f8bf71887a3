/** Rows and answers, compared: one hash for many rows, and where two texts part. */
import { asAdmin } from "@/db/testing/connections";
import { readDeclared } from "./declared";

/** Tables of people. */
export const userTables = readDeclared()
  .filter(({ kind, scope }) => kind === "table" && scope === "user")
  .map(({ name }) => name);

/** One hash of these tables, of one owner's rows alone where one is named by its column, but for when somebody was last seen, or something used. */
export async function hashTables(
  tables: string[],
  ownerIn: (table: string) => Record<string, string> = () => ({}),
): Promise<string> {
  const hashes = tables.map((table) => {
    const where = Object.entries(ownerIn(table)).map(([column, id]) => `where ${column} = '${id}'`);
    return `(select md5(string_agg(r, '|' order by r)) from
      (select (to_jsonb(t) - '{last_active_at,last_seen_at,last_used_at}'::text[])::text as r from public.${table} t ${where}) rows)`;
  });
  const [row] = await asAdmin.unsafe(`select concat_ws(' ', ${hashes.join(", ")}) as hash`);
  return String(row?.hash);
}

/** Where two texts part, with what is around it; undefined when they are the same. */
export function differenceOf(mine: string, other: string): string | undefined {
  if (mine === other) return undefined;
  const at = [...mine].findIndex((letter, index) => letter !== other[index]);
  return `“${mine.slice(Math.max(0, at - 40), at + 80)}” and “${other.slice(Math.max(0, at - 40), at + 80)}”`;
}
