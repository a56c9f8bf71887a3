/** Keys as programs bring them, and what the database lets them do. Tests only. */
import { asAdmin, asApp } from "@/db/testing/connections";
import type { TestPerson } from "@/db/testing/people";
import { attemptFor } from "@/lib/organization/testing";
import { type KeyInput, keyInput } from "./input";
import { createApiKey } from "./operations";
import { readKey } from "./secret";

export type MadeKey = { id: string; secretHash: Buffer; text: string };

export const wish: KeyInput = {
  name: "Nightly report",
  permissions: ["read:organization", "read:member"],
  days: "30",
  rateLimit: "300",
};

export function readMade(text: string | undefined): MadeKey {
  const read = readKey(text ?? "");
  if (!text || !read) throw new Error("This does not look like a key.");
  return { ...read, text };
}

export async function makeKey(
  slug: string,
  maker: TestPerson,
  permissions: string[] = wish.permissions,
): Promise<MadeKey> {
  const { answer, data } = await attemptFor(
    slug,
    maker,
    createApiKey,
    keyInput.parse({ ...wish, permissions }),
  );
  if (answer !== "done") throw new Error(`The key was not made: ${answer}.`);
  return readMade(data?.key);
}

/** What a program may do by it in an organization at this moment; undefined where nobody lets it in. */
export async function mayDo(
  { secretHash }: Pick<MadeKey, "secretHash">,
  slug: string,
): Promise<string[] | undefined> {
  const [found] = await asApp`select id from find_key(${secretHash})`;
  if (!found) return undefined;
  const [place] = await asAdmin`select organization_id as id from organization_slugs where slug = ${slug}`;
  const [gate] = await asApp`select permissions from open_gate_to_program(${found.id}, ${place?.id})`;
  return gate?.permissions as string[] | undefined;
}

/** Whether the text stands anywhere in the rows of any table, as it is or in the bytes. */
export async function isKept(text: string): Promise<boolean> {
  const tables = await asAdmin`select quote_ident(schemaname) || '.' || quote_ident(tablename) as name
    from pg_tables where schemaname in ('public', 'pgboss')`;
  const hex = Buffer.from(text).toString("hex");
  for (const { name } of tables) {
    const found = await asAdmin.unsafe(
      `select 1 from ${name} t where t::text like $1 or t::text like $2 limit 1`,
      [`%${text}%`, `%${hex}%`],
    );
    if (found.length > 0) return true;
  }
  return false;
}

/** Whoever it is last proved themself an hour ago. */
export async function proofIsOld({ userId }: TestPerson): Promise<void> {
  const amr = [{ method: "pwd", at: new Date(Date.now() - 60 * 60_000).toISOString() }];
  await asAdmin`update sessions set amr = ${asAdmin.json(amr)} where user_id = ${userId}`;
}
