import { randomUUID } from "node:crypto";
import { getTableName } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { exportedTables, unexportedTables } from "@/db/export-plan";
import { recordEvent } from "@/db/queries/events";
import { makeWorld, walledTables } from "@/db/testing/catalog";
import { asAdmin, closeConnections } from "@/db/testing/connections";
import { makeOrganization, makePerson } from "@/db/testing/people";
import { writeExport } from "./export";
import { actIn } from "./testing";

afterAll(closeConnections);

const tables = await walledTables();
const ofOrganization = tables.filter(
  ({ owner, name }) => owner === "organization_id" || name === "organizations",
);
const context = { ip: null, user_agent: null, session_id: null, request_id: null };
const event = { action: "thing.made", targetType: "thing", targetId: randomUUID(), context };
const olga = await makePerson("Olga");

test("every table of an organization is exported, or left out for a reason", () => {
  const planned = [
    ...exportedTables.map(({ table }) => getTableName(table)),
    ...Object.keys(unexportedTables),
  ];
  const missing = ofOrganization.map(({ name }) => name).filter((name) => !planned.includes(name));
  expect(missing, "db/export-plan.ts: { table: … } for each").toEqual([]);
  expect(planned.filter((name) => !ofOrganization.some((table) => table.name === name))).toEqual([]);
});

test("nothing that opens a door is exported", () => {
  const open = exportedTables.flatMap(({ table, without = [] }) =>
    (ofOrganization.find(({ name }) => name === getTableName(table))?.columns ?? [])
      .filter(
        ({ name, type }) =>
          (type === "bytea" || /token|secret|hash|sealed/.test(name)) && !without.includes(name),
      )
      .map(({ name }) => `${getTableName(table)}.${name}`),
  );
  expect(open).toEqual([]);
});

test("the file holds every row of the organization, and none of another", async () => {
  const [slug, other] = [await makeOrganization([[olga, "owner"]]), await makeWorld(tables)];
  const file = await actIn(slug, olga, async (tx) => {
    for (let index = 0; index < 1203; index += 1)
      await recordEvent(tx, { ...event, targetName: `Thing ${index} “\u2028”` });
    let text = "";
    for await (const piece of writeExport(tx)) text += piece;
    return text;
  });
  const { tables: exported } = JSON.parse(file) as { tables: Record<string, Array<Record<string, unknown>>> };
  expect(exported.events).toHaveLength(1203);
  expect(
    exported.events?.some((row) => "context" in row),
    "from where people came",
  ).toBe(false);
  expect(new Set(exported.events?.map((row) => row.target_name)).size).toBe(1203);
  expect(exported.memberships?.map(({ email }) => email)).toEqual([olga.email]);
  expect(exported.organization_slugs?.map((row) => row.slug)).toEqual([slug]);
  expect(file).not.toContain(other.organizationId);
});

test("an organization with a row in each table leaves no secret in its file", async () => {
  const world = await makeWorld(tables);
  await asAdmin`insert into user_emails (user_id, address, normalized, is_primary, verified_at)
    values (${world.userId}, ${`${world.userId}@example.com`}, ${`${world.userId}@example.com`}, true, now())
    on conflict do nothing`;
  const [secret] = await asAdmin`select encode(token_hash, 'hex') as hash from invitations
    where organization_id = ${world.organizationId}`;
  const rows = await collect(world.organizationId);
  expect(new Set(rows.map(({ table }) => table))).toEqual(
    new Set(exportedTables.map(({ table }) => getTableName(table))),
  );
  expect(JSON.stringify(rows)).not.toContain(secret?.hash);
});

/** By somebody who joined for it. */
async function collect(organizationId: string) {
  const slug = await asAdmin`select slug from organization_slugs where organization_id = ${organizationId}`;
  const person = await makePerson("Paula");
  await asAdmin`insert into memberships (organization_id, user_id, role_key, name, email, source)
    values (${organizationId}, ${person.userId}, 'owner', 'Paula', ${person.email}, 'invitation')`;
  const { readEverything } = await import("@/db/queries/export");
  return actIn(String(slug[0]?.slug), person, async (tx) => {
    const rows = [];
    for await (const batch of readEverything(tx)) rows.push(...batch);
    return rows;
  });
}
