import { type APIRequestContext, type Browser, request as requests } from "@playwright/test";
import { type ActionAnswer, type CapturedAction, captureAction, sendAction } from "./fixtures/actions";
import { required } from "./fixtures/database";
import { countLiveSessions, listEvents, listRoles } from "./fixtures/rows";
import { expect, test } from "./fixtures/test";
import { password, type World } from "./fixtures/world";

// Forms that a browser without scripts can send twice. Those in a workspace are raced where their operations are.
test.skip(!process.env.FULL, "200 rounds each: npm run test:full");
test.describe.configure({ timeout: 30 * 60 * 1000 });
const rounds = 200;

test("a person who signs up by invitation, twice at once, is one person and one member", async ({
  page,
  world,
}) => {
  const acme = await world.organization("Acme");
  const join = async (token: string) => ({ token, name: "Nora", password });
  const action = await capture(
    page,
    await world.invitation(acme, world.address("Nora"), "member"),
    async () => {
      await page.getByLabel("Your name").fill("Nora");
      await page.getByLabel("Password", { exact: true }).fill(password);
      await page.getByRole("button", { name: "Create account and join" }).click();
    },
  );
  for (let round = 0; round < rounds; round += 1) {
    const globex = await world.organization("Globex");
    const path = await world.invitation(globex, world.address("Nora"), "member");
    const answers = await sendTwice(await nobody(), action, path, [await join(tokenOf(path))]);
    expect(landings(answers), answers.map(({ body }) => body).join("\n")).toBe(1);
    expect(await listRoles(globex)).toEqual({ Olivia: "owner", Nora: "member" });
    expect(await listEvents(globex)).toHaveLength(1);
  }
});

test("a person who accepts an invitation, twice at once, is in once", async ({ world }) => {
  const acme = await world.organization("Acme");
  const nora = await world.person("Nora");
  const page = await nora.page("/workspaces");
  const action = await capture(page, await world.invitation(acme, nora.email, "member"), () =>
    page.getByRole("button", { name: "Join Acme" }).click(),
  );
  for (let round = 0; round < rounds; round += 1) {
    const globex = await world.organization("Globex");
    const path = await world.invitation(globex, nora.email, "viewer");
    const answers = await sendTwice(await nora.request(), action, path, [{ token: tokenOf(path) }]);
    expect(landings(answers)).toBe(2);
    expect(await listRoles(globex)).toEqual({ Olivia: "owner", Nora: "viewer" });
    expect(await listEvents(globex)).toHaveLength(1);
  }
});

for (const [what, button] of [
  ["verification", "Confirm"],
  ["passwordReset", "Set"],
] as const) {
  test(`a person who uses the link of a ${what}, twice at once, is signed in once`, async ({
    page,
    world,
  }) => {
    const first = await unproved(world, what);
    const action = await capture(page, await world[what](first), async () => {
      await page.getByLabel("New password", { exact: true }).fill(password);
      await page.getByRole("button", { name: new RegExp(`^${button}`) }).click();
    });
    for (let round = 0; round < rounds; round += 1) {
      const nora = await unproved(world, what);
      const path = await world[what](nora);
      const answers = await sendTwice(await nobody(), action, path, [{ token: tokenOf(path), password }]);
      expect(landings(answers)).toBe(1);
      expect(await countLiveSessions(nora)).toBe(1);
    }
  });
}

test("a person who makes a workspace, twice at once, has one", async ({ world }) => {
  let nora = await world.person("Nora");
  const page = await nora.page("/workspaces/new");
  const action = await capture(page, "/workspaces/new", async () => {
    await page.getByLabel("Name").fill("Acme");
    await page.getByLabel("Address").fill(world.slug("acme"));
    await page.getByRole("button", { name: "Create workspace" }).click();
  });
  for (let round = 0; round < rounds; round += 1) {
    // Nobody may make more than a few an hour.
    if (round % 8 === 0) nora = await world.person("Nora");
    const input = { name: "Globex", slug: world.slug("globex") };
    const answers = await sendTwice(await nora.request(), action, "/workspaces/new", [input]);
    expect(landings(answers)).toBe(1);
    expect((await (await nora.request()).get(`/${input.slug}`)).status()).toBe(200);
  }
});

async function capture(
  page: Awaited<ReturnType<Browser["newPage"]>>,
  path: string,
  act: () => Promise<void>,
) {
  await page.goto(path);
  const action = await captureAction(page, act);
  await page.waitForURL((url) => url.pathname !== path);
  return action;
}

async function sendTwice(request: APIRequestContext, action: CapturedAction, path: string, args: unknown[]) {
  return Promise.all([1, 2].map(() => sendAction(request, action, { path, args })));
}

/** How many of the answers lead on. */
function landings(answers: ActionAnswer[]): number {
  return answers.filter(({ headers }) => "x-action-redirect" in headers).length;
}

async function nobody(): Promise<APIRequestContext> {
  return requests.newContext({ baseURL: required("E2E_BASE_URL") });
}

function unproved(world: World, what: "verification" | "passwordReset") {
  return world.person("Nora", {}, { canUseForm: true, isVerified: what === "passwordReset" });
}

function tokenOf(path: string): string {
  return path.split("/").at(-1) ?? "";
}
