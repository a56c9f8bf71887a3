import { captureAction, sendAction } from "./fixtures/actions";
import { listMails, mailsDelivered } from "./fixtures/mailbox";
import { origin, rawRequest } from "./fixtures/raw-request";
import { expect, test } from "./fixtures/test";

const { host, port } = new URL(origin);

test("rule 8: whoever asks for another host is told that there is none here", { tag: "@proxy" }, async ({
  world,
}) => {
  const acme = await world.organization("Acme");
  const paths = ["/", "/sign-in", `/${acme.slug}`, "/api/none", "/icon.svg"];
  for (const asked of [
    "evil.example",
    `evil.example:${port}`,
    `${host}.evil.example`,
    "10.0.0.7",
    "app.localhost",
  ])
    for (const path of paths) {
      const { status, body, headers } = await rawRequest(path, { host: asked });
      expect({ asked, path, status, location: headers.location }).toEqual({ asked, path, status: 421 });
      expect(body).toBe(`This app answers at ${origin} alone.\n`);
    }
  expect((await rawRequest("/sign-in", { host: "evil.example" }, "POST")).status).toBe(421);
  for (const path of ["/api/health/live", "/api/health/ready"])
    expect((await rawRequest(path, { host: "10.0.0.7" })).status, "a check of its health").toBe(200);
  for (const asked of [host, host.toUpperCase(), `127.0.0.1:${port}`])
    expect((await rawRequest("/sign-in", { host: asked })).status, asked).toBe(200);
});

/** What hops in front of an app say of the host; one of them may be anybody. */
const claims: Record<string, string>[] = [
  { "x-forwarded-host": "evil.example" },
  { "x-forwarded-host": `${host}, evil.example` },
  { forwarded: "host=evil.example;proto=https" },
  { "x-forwarded-proto": "https", "x-forwarded-port": "443", "x-forwarded-server": "evil.example" },
  { "x-host": "evil.example", "x-original-host": "evil.example", "x-forwarded-for-host": "evil.example" },
  { "x-original-url": "//evil.example/", "x-rewrite-url": "//evil.example/" },
  { referer: "https://evil.example/" },
];

test("rule 8: no header changes where a redirect leads", async ({ world }) => {
  const acme = await world.organization("Acme");
  for (const headers of claims)
    for (const path of [`/${acme.slug}/members`, "/account", "/workspaces"]) {
      const answer = await rawRequest(path, headers);
      const what = JSON.stringify([headers, path]);
      expect(answer.status, what).toBe(307);
      expect(new URL(String(answer.headers.location), origin).origin, what).toBe(origin);
    }
});

test("rule 8: no header changes where the links of mails lead", async ({ page, world }) => {
  const nora = await world.person("Nora", {}, { canUseForm: true });
  await page.goto("/forgot-password");
  const ask = await captureAction(page, async () => {
    await page.getByLabel("E-mail address").fill(nora.email);
    await page.getByRole("button", { name: "Send the link" }).click();
    await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
  });
  const people = await Promise.all(claims.map(() => world.person("Nora", {}, { canUseForm: true })));
  const emails = people.map(({ email }) => email);
  await Promise.all(
    claims.map((headers, index) =>
      sendAction(page.request, ask, { args: [{ email: emails[index] }], headers }),
    ),
  );
  await mailsDelivered();
  for (const [index, headers] of claims.entries()) {
    const mails = await listMails(emails[index] ?? "");
    // Without the proxy Next holds the origin against that one, and nothing is sent at all.
    if (!("x-forwarded-host" in headers)) expect(mails, JSON.stringify(headers)).toHaveLength(1);
    for (const { text, html } of mails) {
      expect(text).toContain(`${origin}/reset-password/`);
      expect(text + html).not.toContain("evil.example");
    }
  }
});
