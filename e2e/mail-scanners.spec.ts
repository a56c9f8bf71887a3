import type { Page } from "@playwright/test";
import { asPerson } from "./fixtures/database";
import type { Person } from "./fixtures/person";
import { rawRequest } from "./fixtures/raw-request";
import { expect, test } from "./fixtures/test";
import { password, type World } from "./fixtures/world";

/** Whoever opens links ahead of the person: scanners of mail, previews of messengers, browsers that guess. */
const openers: [string, Record<string, string>][] = [
  ["GET", {}],
  ["HEAD", {}],
  ["GET", { "user-agent": "Mozilla/5.0 (compatible; MailScanner/1.0)" }],
  ["GET", { "sec-purpose": "prefetch;prerender", purpose: "prefetch" }],
  ["GET", { rsc: "1", "next-router-prefetch": "1" }],
  ["GET", { rsc: "1" }],
];

type Link = {
  make: (world: World) => Promise<{ path: string; person: Person }>;
  use: (page: Page) => Promise<void>;
};

const links: Record<string, Link> = {
  "proves an address": {
    make: async (world) => {
      const person = await world.person("Nora", {}, { isVerified: false, canUseForm: true });
      return { path: await world.verification(person), person };
    },
    use: async (page) => {
      await page.getByLabel("New password", { exact: true }).fill(password);
      await page.getByRole("button", { name: "Confirm and sign in" }).click();
    },
  },
  "sets a new password": {
    make: async (world) => {
      const person = await world.person("Nora", {}, { canUseForm: true });
      return { path: await world.passwordReset(person), person };
    },
    use: async (page) => {
      await page.getByLabel("New password", { exact: true }).fill(password);
      await page.getByRole("button", { name: "Set password and sign in" }).click();
    },
  },
};

for (const [what, { make, use }] of Object.entries(links))
  test(`rule 4: a link that ${what} is spent by nobody who only opens it`, async ({ page, world }) => {
    const { path, person } = await make(world);
    const before = await tokensOf(person);
    for (let time = 0; time < 5; time += 1)
      for (const [method, headers] of openers) {
        const answer = await rawRequest(path, headers, method);
        expect(answer.status, method).toBeLessThan(400);
        expect(answer.headers["set-cookie"], "nobody is signed in by looking").toBeUndefined();
      }
    expect(await tokensOf(person)).toEqual(before);

    await page.goto(path);
    await use(page);
    await expect(page).toHaveURL("/workspaces");
    const [token] = await tokensOf(person);
    expect(token?.used, "once").toBe(true);
    await page.goto(path);
    await expect(page.getByRole("heading", { name: "This link no longer works" })).toBeVisible();
  });

test("rule 4: an invitation and a join link are taken by nobody who only opens them", async ({ world }) => {
  const acme = await world.organization("Acme");
  const [nora, nils] = [await world.person("Nora"), await world.person("Nils")];
  const links = [
    [nora, await world.invitation(acme, nora.email, "member")],
    [nils, await world.joinLink(acme, "member")],
  ] as const;
  for (const [person, path] of links) {
    const kept = await (await person.context()).cookies();
    const cookie = kept.map(({ name, value }) => `${name}=${value}`).join("; ");
    for (const [method, headers] of openers)
      for (const sent of [headers, { ...headers, cookie }])
        expect((await rawRequest(path, sent, method)).status, `${method} ${path}`).toBeLessThan(400);
    expect((await rawRequest(`/${acme.slug}`, { cookie })).status).toBe(404);
    const page = await person.page(path);
    await page.getByRole("button", { name: "Join Acme" }).click();
    await expect(page).toHaveURL(`/${acme.slug}`);
  }
});

async function tokensOf({ id }: Person): Promise<{ used: boolean; attempts: number }[]> {
  const rows = await asPerson(
    id,
    (tx) => tx<{ used: boolean; attempts: number }[]>`select used_at is not null as used, attempts
      from one_time_tokens where purpose in ('verify-email', 'reset-password') order by id`,
  );
  return rows.map((row) => ({ ...row }));
}
