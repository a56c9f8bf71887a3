import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, expect, test } from "vitest";
import { readTab } from "@/db/queries/tab";
import { asAdmin, closeConnections } from "@/db/testing/connections";
import { accessOf, makeOrganization, makePerson, type TestPerson } from "@/db/testing/people";
import { tabFacts } from "./facts";

afterAll(closeConnections);

let slug: string;
let id: string;
let olga: TestPerson;
let mia: TestPerson;

beforeEach(async () => {
  [olga, mia] = [await makePerson("Olga"), await makePerson("Mia")];
  slug = await makeOrganization([
    [olga, "owner"],
    [mia, "member"],
  ]);
  const access = await accessOf(mia, slug);
  id = access.organizationId;
});

test("a member is told what the shell shows: the same as the gate gives", async () => {
  const { permissions } = await accessOf(mia, slug);
  const user = { id: mia.userId, name: "Mia" };
  const row = await readTab(mia.session, id);
  expect(row).toEqual({
    user,
    workspace: { slug, name: slug, roleName: "Member", permissions: [...permissions].sort() },
  });
  expect(row?.workspace && tabFacts(user, row.workspace)).toEqual(
    tabFacts(user, { slug, name: slug, roleName: "Member", permissions }),
  );
});

test("one that a person is not in is as one that is not there, and as none", async () => {
  const stranger = await makePerson("Stranger");
  const nothing = { user: { id: stranger.userId, name: "Stranger" }, workspace: null };
  for (const asked of [id, randomUUID(), null])
    expect(await readTab(stranger.session, asked)).toEqual(nothing);
});

test.each(["suspended", "removed"])("nor is one told of it who was %s", async (state) => {
  await asAdmin`update memberships set state = ${state} where user_id = ${mia.userId}`;
  expect((await readTab(mia.session, id))?.workspace).toBeNull();
});

test.each(["suspended", "deleted"])("nor anybody, once the organization is %s", async (state) => {
  await asAdmin`update organizations set state = ${state}, deleted_at = ${state === "deleted" ? new Date() : null}
    where id = ${id}`;
  expect((await readTab(olga.session, id))?.workspace).toBeNull();
});

test("a session that ended is nobody's", async () => {
  await asAdmin`update sessions set revoked_at = now() where user_id = ${mia.userId}`;
  expect(await readTab(mia.session, id)).toBeUndefined();
});

test("an open tab keeps nobody signed in, and looks like nobody's work", async () => {
  const times = async () => {
    const [row] = await asAdmin`select s.last_seen_at::text as seen, m.last_active_at::text as active
      from sessions s join memberships m using (user_id) where user_id = ${mia.userId}`;
    return { ...row };
  };
  await asAdmin`update sessions set last_seen_at = now() - interval '1 hour' where user_id = ${mia.userId}`;
  const before = await times();
  await readTab(mia.session, id);
  expect(await times()).toEqual(before);
});
