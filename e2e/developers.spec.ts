import { call } from "./fixtures/programs";
import { expect, test } from "./fixtures/test";

test("a developer finds every route and every problem on one page", async ({ page, request }) => {
  await page.goto("/");
  await page.getByRole("link", { name: "Developers" }).click();
  await expect(page.getByRole("heading", { name: "Developers", level: 1 })).toBeVisible();
  const document = await (await request.get("/api/v1/openapi.json")).json();
  for (const [path, methods] of Object.entries<Record<string, { operationId: string }>>(document.paths))
    for (const [method, { operationId }] of Object.entries(methods))
      await expect(page.locator(`[id="${operationId}"]`)).toHaveText(`${method.toUpperCase()}${path}`);
  for (const code of document.components.schemas.Problem.properties.code.enum)
    await expect(page.locator(`[id="${code}"]`)).toContainText(code);
  const links = page.getByRole("navigation", { name: "On this page" }).getByRole("link");
  const anchors = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")?.slice(1)));
  expect(anchors.length).toBeGreaterThan(20);
  for (const anchor of anchors) await expect(page.locator(`[id="${anchor}"]`)).toHaveCount(1);
});

test("a problem leads to where it is explained", async ({ page, request, world }) => {
  const acme = await world.organization("Acme");
  const { key } = await world.apiKey(acme, acme.owner, ["read:project"]);
  const refused = await call(request, key, "/members");
  const { type, code } = await refused.json();
  await page.goto(type);
  await expect(page.locator("div:target")).toContainText(code);
  await expect(page.locator("div:target")).toBeInViewport();
});

test("the description is for everybody, and may be kept for a while", async ({ request }) => {
  const answer = await request.get("/api/v1/openapi.json");
  expect(answer.status()).toBe(200);
  expect(answer.headers()["cache-control"]).toBe("public, max-age=300");
  expect(answer.headers()["content-type"]).toBe("application/json");
  const { openapi, servers } = await answer.json();
  expect(openapi).toMatch(/^3\.1\./);
  expect(servers).toEqual([{ url: `${new URL(process.env.E2E_BASE_URL ?? "").origin}/api/v1` }]);
});
