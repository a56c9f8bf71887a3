import type { APIResponse } from "@playwright/test";
import { captureAction, sendAction } from "./fixtures/actions";
import { expect, test } from "./fixtures/test";

test("every page that is made for a request comes with a strict policy, and no cache keeps it", {
  tag: "@proxy",
}, async ({ request, world }) => {
  const acme = await world.organization("Acme");
  const alice = await world.person("Alice", { [acme.slug]: "viewer" });
  const hers = await alice.request();
  const answers: [number, APIResponse][] = [
    [200, await request.get("/sign-in")],
    [200, await request.get("/developers")],
    [200, await request.get("/dev/mailbox")],
    [404, await request.get("/no/such/page")],
    [200, await hers.get("/workspaces")],
    [200, await hers.get(`/${acme.slug}/projects`)],
    [200, await hers.get(`/${acme.slug}/projects`, { headers: { rsc: "1" } })],
    [403, await hers.get(`/${acme.slug}/projects/new`)],
    [404, await hers.get(`/${acme.slug}/projects/none`)],
    [404, await hers.get(`/${world.slug("nobodys")}`)],
  ];
  const nonces = new Set<string>();
  for (const [status, answer] of answers) {
    const headers = answer.headers();
    const policy = headers["content-security-policy"] ?? "";
    expect(answer.status(), answer.url()).toBe(status);
    expect(policy).toMatch(/script-src 'self' 'nonce-[\w-]{20,}' 'strict-dynamic';/);
    for (const rule of ["object-src 'none'", "base-uri 'none'", "form-action 'self'"])
      expect(policy).toContain(rule);
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/);
    expect(headers["cache-control"], answer.url()).toMatch(/private.*no-store|no-store.*private/);
    nonces.add(policy);
    expectFixedHeaders(answer.headers());
  }
  expect(nonces.size, "a nonce of its own for every answer").toBe(answers.length);
});

test("what is no page comes with the fixed headers and a policy that allows nothing", async ({
  page,
  request,
}) => {
  const assets: string[] = [];
  page.on("response", (response) => assets.push(response.url()));
  await page.goto("/");
  const files = assets.filter((url) => /_next\/static\/.*\.(js|css|woff2)$/.test(url));
  for (const kind of [".js", ".css"])
    expect(
      files.some((url) => url.endsWith(kind)),
      kind,
    ).toBe(true);
  for (const url of [...files, "/icon.svg"]) {
    const answer = await request.get(url);
    expect(answer.status()).toBe(200);
    expect(answer.headers()["content-security-policy"], url).toContain("default-src 'none'");
    expectFixedHeaders(answer.headers());
  }
  for (const url of [
    "/api/health/live",
    "/api/health/ready",
    "/api/none",
    "/_next/static/none.js",
    "/favicon.ico",
  ]) {
    const { headers } = { headers: (await request.get(url)).headers() };
    expect(headers["content-security-policy"], url).toMatch(/default-src '(none|self)'/);
    expectFixedHeaders(headers);
  }
});

test("the answer to an action and a redirect carry the headers too", async ({ request, world }) => {
  const acme = await world.organization("Acme");
  const alice = await world.person("Alice", { [acme.slug]: "member" });
  const page = await alice.page(`/${acme.slug}/projects/new`);
  const create = await captureAction(page, async () => {
    await page.getByLabel("Name").fill("Website");
    await page.getByRole("button", { name: "Create project" }).click();
    await expect(page.getByRole("heading", { name: "Website" })).toBeVisible();
  });
  const { headers } = await sendAction(page.request, create);
  expect(headers["cache-control"]).toContain("no-store");
  expectFixedHeaders(headers);
  const redirect = await request.get(`/${acme.slug}`, { maxRedirects: 0 });
  expect(redirect.status()).toBe(307);
  expectFixedHeaders(redirect.headers());
});

test("the cookies of a signed-in person are kept from scripts and from other sites", async ({ world }) => {
  const acme = await world.organization("Acme");
  const alice = await world.person("Alice", { [acme.slug]: "member" });
  await alice.enter(acme);
  const page = await alice.page(`/${acme.slug}`);
  const cookies = await page.context().cookies(page.url());
  expect(cookies.length).toBeGreaterThanOrEqual(2);
  for (const { name, httpOnly, sameSite } of cookies) {
    expect({ name, httpOnly, sameSite }).toEqual({ name, httpOnly: true, sameSite: "Lax" });
  }
  const token = cookies.find(({ name }) => name.includes("org-session"));
  expect(token?.path).toBe(`/${acme.slug}`);
  expect(await page.evaluate(() => document.cookie)).toBe("");
});

function expectFixedHeaders(headers: Record<string, string>): void {
  expect(headers).toMatchObject({
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": expect.stringMatching(/^(strict-origin-when-cross-origin|no-referrer)$/),
    "cross-origin-opener-policy": "same-origin",
    "content-security-policy": expect.stringContaining("frame-ancestors 'none'"),
  });
  expect(headers).not.toHaveProperty("x-powered-by");
  expect(headers).not.toHaveProperty("access-control-allow-origin");
}
