import type { Browser } from "@playwright/test";
import { brand } from "@/lib/brand";
import { trySignIn } from "./fixtures/forms";
import { listMails, mailsDelivered, theMail } from "./fixtures/mailbox";
import { expect, test } from "./fixtures/test";
import { password } from "./fixtures/world";

test("a sign-in from a new browser is mailed, and one from a browser that is known is not", async ({
  browser,
  world,
}) => {
  const alice = await world.person("Alice", {}, { canUseForm: true });
  const bob = await world.person("Bob", {}, { canUseForm: true });
  const first = await newBrowser(browser);
  await signIn(first, alice.email);
  await signIn(first, alice.email);
  await mailsDelivered();
  expect(await listMails(alice.email), "the very first sign-in, and one more").toEqual([]);

  const second = await newBrowser(browser);
  await signIn(second, bob.email);
  await signIn(second, alice.email);
  const mail = await theMail(alice.email);
  expect(mail.subject).toBe(`New sign-in to ${brand.name}`);
  expect(mail.text).toContain("Chrome on Linux");
  expect(mail.text).toMatch(/https?:\S+\/account\b/);

  // Both are known now, whoever came between them.
  await signIn(second, bob.email);
  await signIn(second, alice.email);
  await signIn(first, alice.email);
  await mailsDelivered();
  expect(await listMails(alice.email)).toHaveLength(1);
  expect(await listMails(bob.email)).toEqual([]);

  // What a browser remembers of others, or makes up, is of no use to it.
  const cookie = (await second.cookies()).find(({ name }) => name.includes("devices"));
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax" });
  const third = await newBrowser(browser);
  await third.addCookies([{ ...(cookie as NonNullable<typeof cookie>), value: `..x.${"A".repeat(43)}` }]);
  await signIn(third, alice.email);
  await mailsDelivered();
  expect(await listMails(alice.email)).toHaveLength(2);
});

async function newBrowser(browser: Browser) {
  return browser.newContext({ userAgent: "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36" });
}

async function signIn(context: Awaited<ReturnType<typeof newBrowser>>, email: string): Promise<void> {
  // The sign-in page leads on who has a session already.
  const cookies = await context.cookies();
  for (const { name } of cookies.filter(({ name }) => /session/.test(name)))
    await context.clearCookies({ name });
  const page = await context.newPage();
  await trySignIn(page, email, password);
  await expect(page).toHaveURL("/workspaces");
  await page.close();
}
