import { captureAction, expectRefused, sendAction } from "./fixtures/actions";
import { publishNextKey } from "./fixtures/database";
import { organizationToken } from "./fixtures/organization-session";
import { expect, test } from "./fixtures/test";

test("staff rotate the signing keys while somebody works, and the list that everybody reads follows", async ({
  world,
}) => {
  const acme = await world.organization("Acme");
  const tab = await acme.owner.page(`/${acme.slug}`);
  const token = await organizationToken(tab.context(), acme.slug);
  const page = await (await world.staff("Sam")).page("/admin/settings");
  await page.getByRole("navigation", { name: "Staff" }).getByRole("link", { name: "Keys" }).click();
  await expect(page.getByRole("heading", { name: "Signing keys" })).toBeVisible();
  const next = page.getByRole("row").filter({ hasText: "Next" });
  const kid = (await next.getByTitle(/^[\w-]{43}$/).getAttribute("title")) ?? "";

  // Made a moment ago, it may not be known everywhere.
  await publishNextKey(0);
  await page.getByRole("button", { name: "Rotate now" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toContainText("15 more minutes");
  await dialog.getByRole("button", { name: "Rotate keys" }).click();
  await expect(
    dialog.getByText("The next key is not known everywhere yet. Try again in 6 minutes."),
  ).toBeVisible();
  await publishNextKey(3600);
  const rotate = await captureAction(page, async () => {
    await dialog.getByRole("button", { name: "Rotate keys" }).click();
    await expect(page.getByText("The keys were rotated.")).toBeVisible();
  });
  await expect(page.getByRole("row").filter({ hasText: "Current" }).getByTitle(kid)).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "Previous" }).first()).toBeVisible();

  await tab.getByRole("link", { name: "Projects" }).click();
  await expect(tab.getByRole("heading", { name: "Projects", exact: true })).toBeVisible();
  expect(await organizationToken(tab.context(), acme.slug), "what the key of before signed").toBe(token);

  const request = await acme.owner.request();
  expectRefused(await sendAction(request, rotate), "not_found");
  expect((await request.get("/admin/keys")).status()).toBe(404);
});

test("anybody reads the public keys, and nothing private of them", async ({ request }) => {
  const answer = await request.get("/.well-known/jwks.json");
  expect(answer.status()).toBe(200);
  expect(answer.headers()["content-type"]).toMatch(/^application\/json/);
  expect(answer.headers()["cache-control"]).toBe("public, max-age=300");
  expect(answer.headers()["set-cookie"]).toBeUndefined();
  const { keys } = (await answer.json()) as { keys: Record<string, unknown>[] };
  expect(keys.length).toBeGreaterThanOrEqual(2);
  for (const key of keys) {
    expect(Object.keys(key).sort()).toEqual(["alg", "crv", "kid", "kty", "use", "x", "y"]);
    expect(key).toMatchObject({ kty: "EC", crv: "P-256", alg: "ES256", use: "sig" });
  }
  expect((await request.post("/.well-known/jwks.json", { data: {} })).status()).toBe(405);
});
