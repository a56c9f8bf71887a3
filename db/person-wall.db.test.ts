import { afterAll, describe, expect, test } from "vitest";
import { makeWorld, organizationTables } from "./testing/catalog";
import { asAdmin, closeConnections, inContext, sqlState } from "./testing/connections";
import { otherConditions } from "./wall-plan";

// A person's own rows, and the organization itself: the tables whose wall has another column.
const tables = await organizationTables();
const alice = await makeWorld(tables);
const bob = await makeWorld(tables);
for (const person of [alice, bob]) await addOwnRows(person);

afterAll(closeConnections);

describe.each(Object.keys(otherConditions))("table %s", (table) => {
  const column = table === "organizations" || table === "users" ? "id" : "user_id";
  const mine = table === "organizations" ? alice.organizationId : alice.userId;
  const theirs = table === "organizations" ? bob.organizationId : bob.userId;

  test("shows a person their own rows, and no others", async () => {
    const seen = await inContext(alice, (tx) => tx`select ${tx(column)} as owner from ${tx(table)}`);
    expect(seen.length).toBeGreaterThan(0);
    expect(new Set(seen.map((row) => row.owner))).toEqual(new Set([mine]));
  });

  test("shows nothing to nobody", async () => {
    expect(await inContext({}, (tx) => tx`select 1 from ${tx(table)}`)).toHaveLength(0);
  });

  test("takes no change to another's rows", async () => {
    const before = await hash(table, column, theirs);
    const changed = inContext(
      alice,
      (tx) => tx`delete from ${tx(table)} where ${tx(column)} = ${theirs} returning 1`,
    );
    expect(await changed.catch((error: { code?: string }) => (error.code === "42501" ? [] : error))).toEqual(
      [],
    );
    expect(await hash(table, column, theirs)).toBe(before);
  });
});

test("nobody opens a session for somebody else", async () => {
  const attempt = inContext(
    alice,
    (tx) => tx`insert into sessions (user_id, token_hash, amr, expires_at)
      values (${bob.userId}, ${Buffer.alloc(32, 7)}, '[]', now())`,
  );
  expect(await sqlState(attempt)).toBe("42501");
});

async function addOwnRows({ userId }: { userId: string }): Promise<void> {
  const unique = Buffer.from(userId.replaceAll("-", ""), "hex");
  await inContext(
    { userId },
    async (tx) => {
      await tx`insert into user_emails (address, normalized, is_primary) values (${`${userId}@example.com`}, ${`${userId}@example.com`}, true)`;
      await tx`insert into credentials (password_hash) values ('none')`;
      await tx`insert into sessions (token_hash, amr, expires_at) values (${unique}, '[]', now() + interval '1 hour')`;
      await tx`insert into one_time_tokens (purpose, token_hash, expires_at) values ('verify-email', ${unique}, now())`;
      await tx`insert into security_events (action, context) values ('session.started', '{}')`;
    },
    { keep: true },
  );
}

async function hash(table: string, column: string, owner: string): Promise<string> {
  const [row] =
    await asAdmin`select md5(string_agg(t::text, '|' order by t::text)) as hash from ${asAdmin(table)} t
    where ${asAdmin(column)} = ${owner}`;
  return String(row?.hash);
}
