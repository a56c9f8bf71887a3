import { afterAll, beforeEach, expect, test } from "vitest";
import { type JoinLink, listJoinLinks } from "@/db/queries/join-links";
import { asAdmin, closeConnections } from "@/db/testing/connections";
import { makeOrganization, makePerson, type TestPerson } from "@/db/testing/people";
import { perform } from "@/lib/organization/perform";
import { actIn, attempt } from "@/lib/organization/testing";
import { joinLinkInput } from "./input";
import { createJoinLink, revealJoinLink, switchOffJoinLink } from "./operations";
import { join, makeJoinLink } from "./testing";

afterAll(closeConnections);

const context = { ip: null, user_agent: null, session_id: null, request_id: null };
let slug: string;
let olga: TestPerson;
let mia: TestPerson;
let vera: TestPerson;

beforeEach(async () => {
  [olga, mia, vera] = [await makePerson("Olga"), await makePerson("Mia"), await makePerson("Vera")];
  slug = await makeOrganization([
    [olga, "owner"],
    [mia, "member"],
    [vera, "viewer"],
  ]);
});

const wish = { roleKey: "viewer", days: "7", useLimit: "", emailDomain: "" } as const;

const make = (person: TestPerson, wishes: Partial<Record<keyof typeof wish, string>> = {}) =>
  attempt(slug, person, createJoinLink, joinLinkInput.parse({ ...wish, ...wishes }));

const list = (): Promise<JoinLink[]> => actIn(slug, olga, listJoinLinks);

test("a member makes a link that can do no more than they can", async () => {
  expect(await make(mia, { roleKey: "member", useLimit: "10", emailDomain: "@Example.COM" })).toBe("done");
  expect(await make(mia, { roleKey: "admin" })).toBe("forbidden");
  expect(await make(mia, { roleKey: "nobody" })).toBe("not_found");
  expect(await make(vera)).toBe("forbidden");
  expect(await list()).toMatchObject([
    {
      roleName: "Member",
      makerName: "Mia",
      uses: 0,
      useLimit: 10,
      emailDomain: "example.com",
      state: "usable",
    },
  ]);
});

test("a link is shown again to who could have made it, and it is the one that lets in", async () => {
  const { id, token } = await makeJoinLink(slug, olga, { roleKey: "admin" });
  expect(await attempt(slug, mia, revealJoinLink, { id })).toBe("forbidden");
  expect(await attempt(slug, mia, switchOffJoinLink, { id })).toBe("forbidden");
  expect(await attempt(slug, vera, revealJoinLink, { id })).toBe("forbidden");
  const { url } = await actIn(slug, olga, (tx) => perform(tx, revealJoinLink, { id }, context));
  expect(new URL(url).pathname).toBe(`/join/${token}`);
  expect(await join(await makePerson("Nora"), token)).toBe(slug);
});

test("a link that is off is neither shown nor switched off again", async () => {
  const { id } = await makeJoinLink(slug, mia);
  expect(await attempt(slug, olga, switchOffJoinLink, { id })).toBe("done");
  expect(await attempt(slug, olga, switchOffJoinLink, { id })).toBe("not_found");
  expect(await attempt(slug, olga, revealJoinLink, { id })).toBe("not_found");
  expect(await list()).toEqual([]);
});

test("a link of another workspace is not found", async () => {
  const otto = await makePerson("Otto");
  const other = await makeOrganization([[otto, "owner"]]);
  const { id } = await makeJoinLink(other, otto);
  expect(await attempt(slug, olga, revealJoinLink, { id })).toBe("not_found");
  expect(await attempt(slug, olga, switchOffJoinLink, { id })).toBe("not_found");
});

test("a link whose seal is of another secret says so calmly", async () => {
  const { id } = await makeJoinLink(slug, olga);
  await asAdmin`update join_links set sealed_token = ${Buffer.alloc(64)} where id = ${id}`;
  expect(await attempt(slug, olga, revealJoinLink, { id })).toBe("conflict");
});

test("a workspace keeps no more than fifty links", async () => {
  for (let made = 0; made < 50; made += 1) expect(await make(olga)).toBe("done");
  expect(await make(olga)).toBe("conflict");
  const [first, second] = await list();
  expect(await attempt(slug, olga, switchOffJoinLink, { id: first?.id ?? "" })).toBe("done");
  expect(await make(olga)).toBe("done");
  expect(await make(olga)).toBe("conflict");
  // On no list, so nobody could switch it off.
  await asAdmin`update join_links set role_key = null where id = ${second?.id ?? ""}`;
  expect(await make(olga)).toBe("done");
});

test.each([
  { days: "2" },
  { useLimit: "0" },
  { useLimit: "-1" },
  { useLimit: "1e3" },
  { useLimit: "10000" },
  { useLimit: "1.5" },
  { emailDomain: "example" },
  { emailDomain: "a@example.com" },
  { emailDomain: "@@example.com" },
  { emailDomain: "*.example.com" },
  { emailDomain: ".example.com" },
  { emailDomain: "example.com." },
  { emailDomain: "exämple.com" },
  { emailDomain: "example.com, example.org" },
  { emailDomain: "example.com\n" + "evil.test" },
])("%j is refused", (wishes) => {
  expect(joinLinkInput.safeParse({ ...wish, ...wishes }).success).toBe(false);
});
