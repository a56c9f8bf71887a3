import { captureAction, expectDone, sendAction } from "./fixtures/actions";
import { fillSignIn } from "./fixtures/forms";
import { rawRequest } from "./fixtures/raw-request";
import { countLiveSessions, listProjects } from "./fixtures/rows";
import { expect, test } from "./fixtures/test";
import { password } from "./fixtures/world";

const foreign: [string, Record<string, string | undefined>][] = [
  ["no origin", { origin: undefined }],
  ["a null origin", { origin: "null" }],
  ["another site’s origin", { origin: "https://evil.example" }],
  ["a sibling’s origin", { origin: "http://app.localhost:3000" }],
  ["a browser that says it comes from elsewhere", { "sec-fetch-site": "cross-site" }],
  ["a browser that says it comes from a sibling", { "sec-fetch-site": "same-site" }],
  [
    "a forged host beside another origin",
    { origin: "https://evil.example", "x-forwarded-host": "evil.example" },
  ],
];

test("rule 14: a foreign page cannot act with a person’s cookies in a workspace", async ({ world }) => {
  const acme = await world.organization("Acme");
  const alice = await world.person("Alice", { [acme.slug]: "member" });
  const page = await alice.page(`/${acme.slug}/projects/new`);
  const create = await captureAction(page, async () => {
    await page.getByLabel("Name").fill("First");
    await page.getByRole("button", { name: "Create project" }).click();
    await expect(page.getByRole("heading", { name: "First" })).toBeVisible();
  });
  const args = [acme.slug, { name: "Forged" }];
  for (const [how, headers] of foreign) {
    const { result } = await sendAction(page.request, create, { args, headers });
    expect(result?.ok, how).not.toBe(true);
    expect(await listProjects(acme), how).toHaveLength(1);
  }
  expectDone(await sendAction(page.request, create, { args, headers: { "sec-fetch-site": "same-origin" } }));
  expect(await listProjects(acme)).toHaveLength(2);
});

test("rule 14: a foreign page cannot sign a person out", async ({ world }) => {
  const acme = await world.organization("Acme");
  const bob = await world.person("Bob");
  const page = await acme.owner.page(`/${acme.slug}`);
  const signOut = await captureAction(page, async () => {
    await page.getByRole("button", { name: "Your menu" }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await expect(page).toHaveURL("/sign-in");
  });
  const request = await bob.request();
  for (const [how, headers] of foreign) {
    await sendAction(request, signOut, { headers });
    expect(await countLiveSessions(bob), how).toBe(1);
  }
  await sendAction(request, signOut);
  expect(await countLiveSessions(bob)).toBe(0);
});

test("rule 14: a foreign page cannot sign a person in as somebody else", async ({ page, browser, world }) => {
  const mallory = await world.person("Mallory", {}, { canUseForm: true });
  await page.goto("/sign-in");
  const signIn = await captureAction(page, async () => {
    await fillSignIn(page, mallory.email, password);
    await expect(page).toHaveURL("/workspaces");
  });
  const victim = await browser.newContext();
  for (const [how, headers] of foreign) {
    await sendAction(victim.request, signIn, { headers });
    expect(await victim.cookies(), how).toEqual([]);
    expect(await countLiveSessions(mallory), how).toBe(1);
  }
  await sendAction(victim.request, signIn);
  expect(await countLiveSessions(mallory)).toBe(2);
});

test("rule 14: a form of another site that needs no preflight is refused before it is read", {
  tag: "@proxy",
}, async ({ world }) => {
  const nora = await world.person("Nora", {}, { canUseForm: true });
  const cookies = (await (await nora.context()).cookies()).map(({ name, value }) => `${name}=${value}`);
  const types = ["multipart/form-data; boundary=x", "application/x-www-form-urlencoded", "text/plain"];
  for (const path of ["/sign-in", "/account", "/workspaces"])
    for (const type of types)
      for (const from of [{ origin: "https://evil.example" }, { origin: "null" }, {}]) {
        const headers = { "content-type": type, cookie: cookies.join("; "), ...from } as Record<
          string,
          string
        >;
        const { status, headers: answered } = await rawRequest(path, headers, "POST");
        expect(status, JSON.stringify([path, type, from])).toBeGreaterThanOrEqual(400);
        expect(answered["set-cookie"]).toBeUndefined();
      }
  expect(await countLiveSessions(nora)).toBe(1);
});
