import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, expect, test } from "vitest";
import { findMovedSlug, isSlugTaken } from "@/db/queries/organization-slugs";
import { listDeletedOrganizations, restoreOrganization } from "@/db/queries/organizations";
import { asAdmin, closeConnections } from "@/db/testing/connections";
import { accessOf, makeOrganization, makePerson } from "@/db/testing/people";
import { race } from "@/db/testing/race";
import { enterDeletedOrganization, enterOrganization } from "@/db/wall";
import { askGate } from "./gate";
import { changeSlug, deleteOrganization, renameOrganization } from "./operations";
import { mostSlugs } from "./slug";
import { attempt } from "./testing";

afterAll(closeConnections);
beforeEach(async () => {
  await asAdmin`delete from rate_limits`;
});

const [olga, adam, mia, stranger] = await Promise.all(["Olga", "Adam", "Mia", "Sam"].map(makePerson));
if (!olga || !adam || !mia || !stranger) throw new Error("Somebody is missing.");
const start = () =>
  makeOrganization([
    [olga, "owner"],
    [adam, "admin"],
    [mia, "member"],
  ]);
const newSlug = () => `t-${randomUUID().slice(0, 18)}`;

test("an admin renames, a member does not, and the same name is no new one", async () => {
  const slug = await start();
  expect(await attempt(slug, adam, renameOrganization, { name: "Acme" })).toBe("done");
  expect(await attempt(slug, olga, renameOrganization, { name: "Acme" })).toBe("conflict");
  expect(await attempt(slug, mia, renameOrganization, { name: "Mine" })).toBe("forbidden");
});

test("an address moves with its organization, and every token that names the old one is stale", async () => {
  const [slug, next] = [await start(), newSlug()];
  const before = await accessOf(mia, slug);
  expect(await attempt(slug, adam, changeSlug, { slug: next })).toBe("done");
  expect((await enterOrganization(before, async () => {})).outcome).toBe("stale");
  expect((await accessOf(mia, next)).organizationId).toBe(before.organizationId);
  expect(await askGate(mia.session, slug)).toEqual({ outcome: "moved", slug: next });
});

test("an address of before leads members alone", async () => {
  const [slug, next] = [await start(), newSlug()];
  await attempt(slug, olga, changeSlug, { slug: next });
  expect(await findMovedSlug(olga.session, slug)).toBe(next);
  expect(await askGate(stranger.session, slug)).toEqual({ outcome: "not-found" });
  expect(await askGate(Buffer.alloc(32), slug)).toEqual({ outcome: "signed-out" });
  await asAdmin`update memberships set state = 'suspended' where user_id = ${mia.userId}`;
  expect(await findMovedSlug(mia.session, slug)).toBeUndefined();
  await asAdmin`update memberships set state = 'active' where user_id = ${mia.userId}`;
});

test("an address of before stays the organization's own: it can go back, and nobody else can have it", async () => {
  const [first, second, other] = [await start(), newSlug(), await start()];
  await attempt(first, olga, changeSlug, { slug: second });
  expect(await attempt(other, olga, changeSlug, { slug: first })).toBe("conflict");
  expect(await attempt(other, olga, changeSlug, { slug: second })).toBe("conflict");
  expect(await attempt(second, olga, changeSlug, { slug: second })).toBe("conflict");
  expect(await attempt(second, olga, changeSlug, { slug: first })).toBe("done");
  expect(await askGate(olga.session, second)).toEqual({ outcome: "moved", slug: first });
});

test.each(["admin", "settings", "workspaces"])("the address %s is the app's own", async (slug) => {
  expect(await attempt(await start(), olga, changeSlug, { slug })).toBe("conflict");
});

test("there is an end to how many addresses one organization takes", async () => {
  let slug = await start();
  const first = slug;
  for (let taken = 1; taken < mostSlugs; taken += 1) {
    const next = newSlug();
    expect(await attempt(slug, olga, changeSlug, { slug: next })).toBe("done");
    slug = next;
  }
  expect(await attempt(slug, olga, changeSlug, { slug: newSlug() })).toBe("conflict");
  expect(await attempt(slug, olga, changeSlug, { slug: first })).toBe("rate_limited");
  await asAdmin`delete from rate_limits`;
  expect(await attempt(slug, olga, changeSlug, { slug: first })).toBe("done");
});

race("fifty organizations that move to one address at once: one does", 1, async () => {
  const slug = newSlug();
  const all = await Promise.all(Array.from({ length: 50 }, start));
  const said = await Promise.all(all.map((each) => attempt(each, olga, changeSlug, { slug })));
  expect(said.filter((answer) => answer === "done")).toHaveLength(1);
  expect(said.filter((answer) => answer === "conflict")).toHaveLength(49);
  const moved = all[said.indexOf("done")] ?? "";
  expect(await askGate(olga.session, moved)).toEqual({ outcome: "moved", slug });
  const rows = await asAdmin`select count(*) filter (where retired_at is null)::int as current
    from organization_slugs g where exists (select 1 from organization_slugs mine
      where mine.organization_id = g.organization_id and mine.slug in ${asAdmin(all)}) group by organization_id`;
  expect(rows.every(({ current }) => current === 1)).toBe(true);
});

test("deleting wants the name as it is, and a session that was proved a moment ago", async () => {
  const slug = await start();
  expect(await attempt(slug, adam, deleteOrganization, { name: slug })).toBe("forbidden");
  expect(await attempt(slug, olga, deleteOrganization, { name: "Something else" })).toBe("conflict");
  await proved(olga.userId, "2020-01-01T00:00:00Z");
  expect(await attempt(slug, olga, deleteOrganization, { name: slug })).toBe("reauthenticate");
  await proved(olga.userId, new Date().toISOString());
  expect(await attempt(slug, olga, deleteOrganization, { name: slug })).toBe("done");
});

test("a deleted organization is open to nobody, and its addresses stay taken", async () => {
  const [slug, next] = [await start(), newSlug()];
  await attempt(slug, olga, changeSlug, { slug: next });
  const before = await accessOf(mia, next);
  await attempt(next, olga, deleteOrganization, { name: slug });
  expect((await enterOrganization(before, async () => {})).outcome).toBe("gone");
  for (const each of [slug, next]) {
    expect(await askGate(olga.session, each)).toEqual({ outcome: "not-found" });
    expect(await isSlugTaken(each)).toBe(true);
  }
});

test("those who may delete may restore, once, and nobody else", async () => {
  const slug = await start();
  const { organizationId } = await accessOf(olga, slug);
  await attempt(slug, olga, deleteOrganization, { name: slug });
  expect((await listDeletedOrganizations(olga.session)).map(({ id }) => id)).toContain(organizationId);
  for (const person of [adam, mia, stranger]) {
    expect(await listDeletedOrganizations(person.session)).toEqual([]);
    expect(
      await enterDeletedOrganization(person.session, organizationId, restoreOrganization),
    ).toBeUndefined();
  }
  const both = await Promise.all(
    [1, 2].map(() => enterDeletedOrganization(olga.session, organizationId, restoreOrganization)),
  );
  expect(both.filter((each) => each?.result === true)).toHaveLength(1);
  expect((await accessOf(mia, slug)).organizationId).toBe(organizationId);
});

test("after 30 days there is no way back", async () => {
  const slug = await start();
  const { organizationId } = await accessOf(olga, slug);
  await attempt(slug, olga, deleteOrganization, { name: slug });
  await asAdmin`update organizations set deleted_at = now() - interval '30 days' where id = ${organizationId}`;
  expect(await enterDeletedOrganization(olga.session, organizationId, restoreOrganization)).toBeUndefined();
});

async function proved(userId: string, at: string): Promise<void> {
  await asAdmin`update sessions set amr = ${asAdmin.json([{ method: "pwd", at }])} where user_id = ${userId}`;
}
