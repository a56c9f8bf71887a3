import { afterAll, beforeEach, expect, test } from "vitest";
import { asAdmin, closeConnections } from "@/db/testing/connections";
import { makeOrganization, makePerson, type TestPerson } from "@/db/testing/people";
import { env } from "@/lib/env";
import { queuedMails } from "@/lib/mail/testing/queued";
import { accept, makeInvitation } from "./testing";

afterAll(closeConnections);

let slug: string;
let olga: TestPerson;
let anna: TestPerson;
let nora: TestPerson;

beforeEach(async () => {
  await asAdmin`delete from pgboss.job`;
  [olga, anna, nora] = [await makePerson("Olga"), await makePerson("Anna"), await makePerson("Nora")];
  slug = await makeOrganization([
    [olga, "owner"],
    [anna, "admin"],
  ]);
});

test("who invited is told once, though the invitation is accepted twice", async () => {
  const { tokenHash } = await makeInvitation(slug, anna, nora.email, "viewer");
  expect(await Promise.all([accept(nora, { tokenHash }), accept(nora, { tokenHash })])).toEqual([slug, slug]);
  expect(await queuedMails(anna.email)).toEqual([
    {
      kind: "invitation-accepted",
      to: anna.email,
      name: "Anna",
      memberName: "Nora",
      memberEmail: nora.email,
      organizationName: slug,
      roleName: "Viewer",
      url: `${env().APP_URL}/${slug}/members`,
    },
  ]);
  expect(await queuedMails(olga.email)).toEqual([]);
});

test("an invitation that is over tells nobody anything", async () => {
  const { tokenHash } = await makeInvitation(slug, anna, nora.email);
  await asAdmin`update invitations set expires_at = now() - interval '1 second' where email = ${nora.email}`;
  expect(await accept(nora, { tokenHash })).toBeUndefined();
  expect(await queuedMails(anna.email)).toEqual([]);
});
