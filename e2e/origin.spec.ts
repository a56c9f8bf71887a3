import { captureAction, expectDone, sendAction } from "./fixtures/actions";
import { countLiveSessions, listProjects } from "./fixtures/rows";
import { expect, test } from "./fixtures/test";

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

test("a foreign page cannot act with a person’s cookies in a workspace", async ({ world }) => {
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

test("a foreign page cannot sign a person out", async ({ world }) => {
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
