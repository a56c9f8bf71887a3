import { afterAll, beforeEach, expect, test } from "vitest";
import { asAdmin, closeConnections } from "@/db/testing/connections";
import { makeOrganization, makePerson, type TestPerson } from "@/db/testing/people";
import { env } from "@/lib/env";
import { queuedMails } from "@/lib/mail/testing/queued";
import { attempt } from "@/lib/organization/testing";
import { changeRole } from "./operations";
import { act } from "./testing";

afterAll(closeConnections);

let slug: string;
let olga: TestPerson;
let mia: TestPerson;

beforeEach(async () => {
  await asAdmin`delete from pgboss.job`;
  [olga, mia] = [await makePerson("Olga"), await makePerson("Mia")];
  slug = await makeOrganization([
    [olga, "owner"],
    [mia, "member"],
  ]);
});

test("who gets another role is told once, from which to which and by whom", async () => {
  expect(await act(slug, olga, "admin", mia)).toBe("done");
  expect(await queuedMails(mia.email)).toEqual([
    {
      kind: "role-changed",
      to: mia.email,
      name: "Mia",
      actorName: "Olga",
      organizationName: slug,
      roleBefore: "Member",
      roleName: "Admin",
      url: `${env().APP_URL}/${slug}`,
    },
  ]);
  expect(await queuedMails(olga.email)).toEqual([]);
});

test("a link leads to the address in use, not to one of before", async () => {
  const renamed = `${slug}-new`;
  await asAdmin`with old as (update organization_slugs set retired_at = now() where slug = ${slug} returning organization_id)
    insert into organization_slugs (organization_id, slug) select organization_id, ${renamed} from old`;
  expect(await act(renamed, olga, "admin", mia)).toBe("done");
  expect(await queuedMails(mia.email)).toMatchObject([{ url: `${env().APP_URL}/${renamed}` }]);
});

test("who is removed is told, and who is suspended, let in again or leaves is not", async () => {
  await act(slug, olga, "suspend", mia);
  await act(slug, olga, "reactivate", mia);
  expect(await queuedMails(mia.email)).toEqual([]);
  expect(await act(slug, olga, "remove", mia)).toBe("done");
  expect(await queuedMails(mia.email)).toMatchObject([
    { kind: "removed", organizationName: slug, url: `${env().APP_URL}/workspaces` },
  ]);
});

test("nobody is told what they did themself", async () => {
  await act(slug, olga, "owner", mia);
  await asAdmin`delete from pgboss.job`;
  expect(await act(slug, olga, "admin", olga)).toBe("done");
  expect(await act(slug, olga, "leave", olga)).toBe("done");
  expect(await queuedMails(olga.email)).toEqual([]);
});

test("of a change that is refused or taken back nothing is sent", async () => {
  expect(await act(slug, olga, "member", mia)).toBe("conflict");
  expect(await act(slug, mia, "remove", olga)).toBe("forbidden");
  const failing = {
    ...changeRole,
    run: async (...[tx, input]: Parameters<typeof changeRole.run>) => {
      await changeRole.run(tx, input);
      return { refused: { code: "conflict" as const, message: "Not after all." } };
    },
  };
  expect(await attempt(slug, olga, failing, { userId: mia.userId, roleKey: "admin" })).toBe("conflict");
  expect(await queuedMails(mia.email)).toEqual([]);
  expect(await queuedMails(olga.email)).toEqual([]);
});

test("who gets notice after notice is told of the first thirty, and each change holds", async () => {
  for (let time = 0; time < 16; time += 1)
    for (const role of ["admin", "member"])
      await attempt(slug, olga, changeRole, { userId: mia.userId, roleKey: role });
  expect(await queuedMails(mia.email)).toHaveLength(30);
  const [row] = await asAdmin`select count(*)::int as changes from events where action = 'member.roleChanged'
    and target_id = ${mia.userId}`;
  expect(row?.changes).toBe(32);
});
