import type { APIRequestContext } from "@playwright/test";
import { organizationToken } from "./fixtures/organization-session";
import { type ComparableAnswer, comparable } from "./fixtures/page-text";
import { expect, test } from "./fixtures/test";

const pages = [
  "",
  "/projects",
  "/projects/new",
  "/members",
  "/projects/019aa6c2-0000-7000-8000-000000000000",
];

// The stream of a soft navigation is always answered with 200: what was not found stands in it.
for (const [kind, headers, sign] of [
  ["a full load", {}, { status: 404 }],
  ["a soft navigation", { rsc: "1" }, { body: expect.stringContaining(";404") }],
] as const) {
  test(`a stranger cannot tell by ${kind} what does not exist from what is not theirs`, async ({ world }) => {
    const [acme, own] = [await world.organization("Acme"), await world.organization("Globex")];
    const missing = world.slug("acme");
    await world.project(acme, "Website");
    const stranger = await world.person("Nils", { [own.slug]: "owner" });
    const former = await world.person("Bob", { [acme.slug]: "admin" });
    const memberAnswer = await (await former.request()).get(`/${acme.slug}/projects`, { headers });
    expect(memberAnswer.status()).toBe(200);
    expect(await memberAnswer.text()).toContain("Website");
    expect({ status: memberAnswer.status(), body: await memberAnswer.text() }).not.toMatchObject(sign);
    await former.enter(acme);
    await world.remove(acme, former);

    for (const page of pages) {
      const look = async (request: APIRequestContext, slug: string): Promise<ComparableAnswer> =>
        comparable(await request.get(`/${slug}${page}`, { headers }), slug);
      const nothing = await look(await stranger.request(), missing);
      expect(nothing, page).toMatchObject(sign);
      expect(nothing.headers, "no cookie for nobody").not.toHaveProperty("set-cookie");
      expect(await look(await stranger.request(), acme.slug), `${page}: not a member`).toEqual(nothing);
      expect(await organizationToken(await former.context(), acme.slug), "a live token").toBeDefined();
      expect(await look(await former.request(), acme.slug), `${page}: a former member`).toEqual(nothing);
    }
  });
}

test("somebody signed out is sent to sign in, whether the workspace exists or not", async ({
  request,
  world,
}) => {
  const acme = await world.organization("Acme");
  const missing = world.slug("acme");
  for (const page of pages) {
    const look = async (slug: string) =>
      comparable(await request.get(`/${slug}${page}`, { maxRedirects: 0 }), slug);
    const nothing = await look(missing);
    expect(nothing.status).toBe(307);
    expect(nothing.headers.location).toContain(`/sign-in?next=${encodeURIComponent("/")}`);
    expect(await look(acme.slug)).toEqual(nothing);
  }
});

test("a person who guesses addresses that cannot be workspaces finds nothing", async ({ world }) => {
  const acme = await world.organization("Acme");
  const alice = await world.person("Alice", { [acme.slug]: "admin" });
  const request = await alice.request();
  expect((await request.get(`/${acme.slug}`)).status()).toBe(200);
  for (const path of [
    "ab",
    "-acme",
    acme.slug.toUpperCase(),
    `${acme.slug}-`,
    "settings",
    "admin",
    "a".repeat(41),
  ]) {
    expect((await request.get(`/${path}`)).status(), path).toBe(404);
  }
});
