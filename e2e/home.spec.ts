import { expectAccessible, expectTitle } from "./fixtures/accessibility";
import { inOrganization } from "./fixtures/database";
import { expect, test } from "./fixtures/test";

test("an admin sees in the morning what waits, who is here and what happened, and goes on from there", async ({
  world,
}) => {
  const [acme, globex] = [await world.organization("Acme"), await world.organization("Globex")];
  const alice = await world.person("Alice", { [acme.slug]: "admin" });
  const bob = await world.person("Bob", { [acme.slug]: "member" });
  await world.invitation(globex, alice.email, "viewer");
  await world.invitation(acme, world.address("Nora"), "member");
  await world.events(acme, bob, "invitation.sent", ["p1@example.com", "p2@example.com"]);
  await inOrganization(
    acme,
    (
      tx,
    ) => tx`insert into events (id, occurred_at, actor_type, actor_id, actor_name, action, target_type, target_id, target_name, context)
      values (uuidv7(interval '-72 hours'), now() - interval '72 hours', 'user', ${bob.id}, 'Bob', 'invitation.revoked', 'invitation', ${bob.id}, 'p0@example.com', '{}')`,
  );
  await (await bob.request()).get(`/${acme.slug}/members`);

  const page = await alice.page(`/${acme.slug}`);
  await expectTitle(page, "Home");
  const waiting = page.getByRole("region", { name: "Waiting for you" }).getByRole("listitem");
  await expect(waiting).toHaveText([
    /You are invited to Globex as Viewer/,
    /nora.* did not answer yet: the invitation expires in/i,
  ]);
  const people = page.getByRole("region", { name: "Who is here" }).getByRole("listitem");
  await expect(people).toHaveText([
    /Bob.*Member · Active now/,
    /Alice.*You.*Active now/,
    /Olivia.*Not signed in yet/,
  ]);
  await expect(page.getByRole("list", { name: "What happened" }).getByRole("listitem")).toHaveText([
    /^BBob invited p2@example.com/,
    /^BBob invited p1@example.com/,
    /^BBob revoked the invitation for p0@example.com/,
  ]);
  const days = page.getByRole("table", { name: /Events on each of the last 14 days/ }).getByRole("row");
  await expect(days).toHaveCount(14);
  await expect(days.last().getByRole("rowheader")).toContainText("(today)");
  await expect(days.last().getByRole("cell")).toHaveText("2 events");
  await expect(days.nth(10).getByRole("cell")).toHaveText("1 event");

  await waiting.getByRole("link", { name: "Answer the invitation to Globex" }).click();
  await expect(page.getByRole("button", { name: "Join Globex" })).toBeVisible();
  await page.goBack();
  await page.getByRole("link", { name: "See everything" }).click();
  await expectTitle(page, "Events");
});

test("a viewer sees who is here, and nothing of what others decide", async ({ world }) => {
  const acme = await world.organization("Acme");
  await world.invitation(acme, world.address("Nora"), "member");
  await world.events(acme, acme.owner, "invitation.sent", ["secret@example.com"]);
  const victor = await world.person("Victor", { [acme.slug]: "viewer" });
  const page = await victor.page(`/${acme.slug}`);
  await expect(page.getByText("waits for you.")).toBeVisible();
  await expect(page.getByRole("region", { name: "Who is here" }).getByRole("listitem")).toHaveCount(2);
  await expect(page.getByRole("heading", { name: "What happened" })).toBeHidden();
  const text = await (await (await victor.request()).get(`/${acme.slug}`)).text();
  expect(text).not.toContain("secret@example.com");
  expect(text).not.toContain("did not answer");
});

test("the home can be used by everyone, on a small phone too", async ({ world }) => {
  const acme = await world.organization("Acme");
  await world.person("Bartholomew Featherstonehaugh-Cholmondeley", { [acme.slug]: "member" });
  await world.invitation(acme, `${"averylongaddress".repeat(6)}@example.com`.slice(-60), "member");
  await world.events(acme, acme.owner, "invitation.sent", [`${"averylongaddress".repeat(6)}@example.com`]);
  const page = await acme.owner.page(`/${acme.slug}`);
  await expect(page.getByRole("table", { name: /Events on each/ })).toBeAttached();
  await expectAccessible(page);
});
