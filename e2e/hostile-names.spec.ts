import type { Page } from "@playwright/test";
import { asPerson, inOrganization } from "./fixtures/database";
import { mailsDelivered, theMail } from "./fixtures/mailbox";
import { hashSecret, newSecret } from "./fixtures/secrets";
import { expect, test } from "./fixtures/test";

/** Each ends whatever it may stand in: text, an attribute, a title, a script of the page's data, a style, a template. */
const names = {
  person: `"><img src=x onerror="__hit=1"><svg onload=__hit=1>'{{7*7}}`,
  workspace: `</title></script><script>__hit=1</script><!--`,
  project: `'-__hit=1-'"autofocus onfocus=__hit=1 x="</textarea><img src=x>`,
  address: `javascript:__hit=1//"onclick=__hit=1</style><script>__hit=1</script>`,
};

test("rule 16: whatever people call themselves and their things, every page shows it as text", async ({
  world,
}) => {
  const acme = await world.organization("Acme");
  const mallory = await world.person("Mallory", { [acme.slug]: "owner" });
  const project = await world.project(acme, names.project);
  await asPerson(mallory.id, async (tx) => {
    await tx`update users set name = ${names.person} where id = ${mallory.id}`;
    await tx`insert into sessions (token_hash, amr, user_agent, expires_at)
      values (${hashSecret("session", newSecret())}, '[]', ${names.address}, now() + interval '1 day')`;
    await tx`insert into passkeys (credential_id, public_key, transports, is_backed_up, name)
      values (${newSecret()}, '', '{}', false, ${names.project})`;
    await tx`insert into personal_access_tokens (name, secret_hash, permissions, rate_limit, expires_at)
      values (${names.project}, ${hashSecret("api-key", newSecret())}, ${[names.address]}, 60, now() + interval '1 day')`;
    await tx`insert into identities (provider, issuer, subject, email)
      values ('oidc', ${names.address}, ${newSecret()}, ${names.person})`;
    await tx`insert into security_events (action, context, target_name)
      values ('email.added', ${tx.json({ user_agent: names.address })}, ${names.address})`;
  });
  await inOrganization(acme, async (tx) => {
    await tx`update organizations set name = ${names.workspace}`;
    await tx`update memberships set name = ${names.person} where user_id = ${mallory.id}`;
    await tx`insert into api_keys (name, secret_hash, permissions, rate_limit, created_by, expires_at) values
      (${names.project}, ${hashSecret("api-key", newSecret())}, ${[names.address]}, 60, ${mallory.id}, now() + interval '1 day')`;
  });
  await world.events(acme, mallory, "project.renamed", [names.project, names.workspace]);
  const staff = await world.staff("Stella");
  const guest = await world.person("Nils");
  const invitation = await world.invitation(acme, guest.email, "member");

  const page = await mallory.page(`/${acme.slug}`);
  let dialogs = 0;
  page.on("dialog", (dialog) => {
    dialogs += 1;
    void dialog.dismiss();
  });
  await expectHarmless(page, names.workspace);
  const inside = [
    [`/${acme.slug}/projects`, names.project],
    [`/${acme.slug}/projects/${project.id}`, names.project],
    [`/${acme.slug}/members`, names.person],
    [`/${acme.slug}/events`, names.project],
    [`/${acme.slug}/settings`, undefined],
    [`/${acme.slug}/settings/keys`, names.project],
    ["/workspaces", names.workspace],
    ["/account", undefined],
    ["/account/security", undefined],
    ["/account/access-tokens", names.project],
    ["/account/workspaces", names.workspace],
    ["/account/data", undefined],
    ["/account/delete", undefined],
  ] as const;
  for (const [path, shown] of inside) {
    await page.goto(path);
    await expectHarmless(page, shown);
  }
  for (const [who, path] of [
    [staff, `/admin/organizations?search=${encodeURIComponent(acme.slug)}`],
    [staff, `/admin/users?search=${encodeURIComponent(mallory.email)}`],
    [guest, invitation],
    [guest, await world.joinLink(acme, "member")],
    [guest, "/workspaces"],
  ] as const)
    await expectHarmless(await who.page(path), path.startsWith("/admin") ? undefined : names.workspace);
  expect(dialogs).toBe(0);
});

test("rule 16: a name that somebody typed into a form is text in the mail and in the next page", async ({
  page,
  world,
}) => {
  const email = world.address("Mallory");
  await page.goto("/sign-up");
  await page.getByLabel("Your name").fill(names.person);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill("lanterns over calm water");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
  await mailsDelivered();
  const { html } = await theMail(email);
  await page.setContent(html);
  await expectHarmless(page);
  expect(html).not.toMatch(/<(img|svg|script)\b/i);
});

test("rule 16: what says how a file or a page is to be read is not for its author to say", async ({
  world,
}) => {
  const acme = await world.organization("Acme");
  await inOrganization(acme, (tx) => tx`update organizations set name = ${names.workspace}`);
  const answer = await (await acme.owner.request()).get(`/${acme.slug}/settings/export`, {
    headers: { "sec-fetch-site": "same-origin" },
  });
  const headers = answer.headers();
  expect(answer.status()).toBe(200);
  expect(headers["content-type"]).toMatch(/^application\/json/);
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["content-disposition"]).toMatch(/^attachment; filename="[\w.-]+"$/);
});

/** Nothing of a name became an element or ran; where it is to be seen, it is to be read as it was typed. */
async function expectHarmless(page: Page, shown?: string): Promise<void> {
  const where = page.url();
  if (shown) await expect(page.getByText(shown).first(), where).toBeAttached();
  const found = await page.evaluate(() => ({
    hit: "__hit" in window,
    planted: document.querySelectorAll('img[src="x"], svg[onload], [onerror], [onclick], [onfocus]').length,
    scripts: [...document.scripts].filter(({ text }) => text.startsWith("__hit")).length,
    links: [...document.links].filter(({ href }) => /^(javascript|data|vbscript):/i.test(href)).length,
  }));
  expect(found, where).toEqual({ hit: false, planted: 0, scripts: 0, links: 0 });
}
