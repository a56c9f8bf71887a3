import type { Page } from "@playwright/test";
import {
  type CapturedAction,
  captureAction,
  expectDone,
  expectRefused,
  sendAction,
} from "./fixtures/actions";
import type { Person } from "./fixtures/person";
import { listEvents, listProjects, snapshot } from "./fixtures/rows";
import { expect, test } from "./fixtures/test";
import type { Organization } from "./fixtures/world";

test("a viewer who calls the project actions directly is refused, and nothing changes", async ({ world }) => {
  const acme = await world.organization("Acme");
  const alice = await world.person("Alice", { [acme.slug]: "admin" });
  const victor = await world.person("Victor", { [acme.slug]: "viewer" });
  const actions = await captureAll(acme, alice);
  const { id } = await world.project(acme, "Website");
  const before = await snapshot(acme);

  const request = await victor.request();
  const inputs: [keyof typeof actions, object][] = [
    ["create", { name: "Mine" }],
    ["rename", { id, name: "Mine" }],
    ["archive", { id }],
    ["restore", { id }],
    ["delete", { id }],
  ];
  for (const [name, input] of inputs) {
    expectRefused(await sendAction(request, actions[name], { args: [acme.slug, input] }), "forbidden");
  }
  expect(await snapshot(acme)).toBe(before);

  for (const [name, input] of inputs) {
    expectDone(await sendAction(await alice.request(), actions[name], { args: [acme.slug, input] }));
  }
  expect((await listProjects(acme)).map(({ name }) => name)).toEqual(["Mine"]);
  expect((await listEvents(acme)).filter((line) => line.startsWith("Victor"))).toEqual([]);
});

test("a member cannot reach a project of another workspace by its id", async ({ world }) => {
  const [acme, globex] = [await world.organization("Acme"), await world.organization("Globex")];
  const alice = await world.person("Alice", { [acme.slug]: "admin" });
  const actions = await captureAll(acme, alice);
  const foreign = await world.project(globex, "Secret");
  const own = await world.project(acme, "Website");
  const before = [await snapshot(acme), await snapshot(globex)];

  const page = await alice.page(`/${acme.slug}/projects/${own.id}`);
  await expect(page.getByRole("heading", { name: "Website" })).toBeVisible();
  for (const id of [foreign.id, crypto.randomUUID(), "no-uuid"]) {
    const answer = await page.goto(`/${acme.slug}/projects/${id}`);
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole("heading", { name: "This project is not here" })).toBeVisible();
    expect(await page.content()).not.toContain("Secret");
  }

  const request = await alice.request();
  for (const action of [actions.archive, actions.restore, actions.delete, actions.rename]) {
    const answer = await sendAction(request, action, { args: [acme.slug, { id: foreign.id, name: "Mine" }] });
    expectRefused(answer, "not_found");
    expect(answer.body).not.toContain("Secret");
    const { result } = await sendAction(request, action, {
      args: [acme.slug, { id: crypto.randomUUID(), name: "Mine" }],
    });
    expect(result, "as for an id that nobody has").toEqual(answer.result);
    expectRefused(
      await sendAction(request, action, { args: [globex.slug, { id: foreign.id, name: "Mine" }] }),
      "not_found",
    );
  }
  expectRefused(
    await sendAction(request, actions.create, { args: [globex.slug, { name: "Mine" }] }),
    "not_found",
  );
  expect([await snapshot(acme), await snapshot(globex)]).toEqual(before);
});

test("a person who is in both workspaces acts in the one that the action names", async ({ world }) => {
  const [acme, globex] = [await world.organization("Acme"), await world.organization("Globex")];
  const alice = await world.person("Alice", { [acme.slug]: "admin", [globex.slug]: "viewer" });
  const actions = await captureAll(acme, alice);
  const foreign = await world.project(globex, "Secret");
  const request = await alice.request();
  const before = await snapshot(globex);

  expectRefused(
    await sendAction(request, actions.create, { args: [globex.slug, { name: "Mine" }] }),
    "forbidden",
  );
  const path = `/${globex.slug}/projects/new`;
  expectRefused(
    await sendAction(request, actions.create, { path, args: [globex.slug, { name: "Mine" }] }),
    "forbidden",
  );
  expectRefused(
    await sendAction(request, actions.delete, { args: [acme.slug, { id: foreign.id }] }),
    "not_found",
  );
  expect(await snapshot(globex)).toBe(before);
  expectDone(await sendAction(request, actions.create, { path, args: [acme.slug, { name: "Website" }] }));
  expect(await listProjects(acme)).toEqual([{ name: "Website", isArchived: false }]);
});

/** Each action of a project once, as an admin's browser sends it. */
async function captureAll({ slug }: Organization, admin: Person) {
  const page = await admin.page(`/${slug}/projects/new`);
  await page.getByLabel("Name").fill("First");
  const create = await press(page, ["Create project"], () => page.getByRole("heading", { name: "First" }));
  await page.getByLabel("Name").fill("Second");
  const rename = await press(page, ["Rename"], () => page.getByRole("heading", { name: "Second" }));
  const archive = await press(page, ["Archive", "Archive project"], () =>
    page.getByRole("button", { name: "Restore" }),
  );
  const restore = await press(page, ["Restore", "Restore project"], () =>
    page.getByRole("button", { name: "Archive" }),
  );
  const remove = await press(page, ["Delete", "Delete project"], () => page.getByText("No projects yet"));
  await page.close();
  return { create, rename, archive, restore, delete: remove };
}

async function press(
  page: Page,
  buttons: string[],
  seen: () => ReturnType<Page["getByText"]>,
): Promise<CapturedAction> {
  return captureAction(page, async () => {
    for (const name of buttons) await page.getByRole("button", { name, exact: true }).click();
    await expect(seen()).toBeVisible();
  });
}
