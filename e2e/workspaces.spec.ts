import { brand } from "@/lib/brand";
import { expect, test } from "./fixtures/test";

test("a person creating a workspace is told while typing whether its address is free", async ({ world }) => {
  const acme = await world.organization("Acme");
  const nora = await world.person("Nora");
  const page = await nora.page("/workspaces/new");
  const address = page.getByLabel("Address");

  await page.getByLabel("Name").fill("Åkerman & Söner");
  await expect(address).toHaveValue("akerman-soner");
  await expect(address).toHaveAccessibleDescription("“akerman-soner” is free.");
  await address.fill(acme.slug);
  await expect(address).toHaveAccessibleDescription(`“${acme.slug}” is taken.`);
  await address.fill("admin");
  await expect(address).toHaveAccessibleDescription("“admin” is taken.");

  await page.getByLabel("Name").fill("Something else");
  await expect(address, "an address of one's own stays").toHaveValue("admin");
});

test("a person cannot create a workspace at an address that is taken or not allowed", async ({ world }) => {
  const acme = await world.organization("Acme");
  const nora = await world.person("Nora");
  const page = await nora.page("/workspaces/new");
  const address = page.getByLabel("Address");
  const create = async (slug: string) => {
    await page.getByLabel("Name").fill("Nora’s");
    await address.fill(slug);
    await page.getByRole("button", { name: `Create ${brand.workspace.one}` }).click();
  };

  for (const slug of [acme.slug, "api", "workspaces"]) {
    await create(slug);
    await expect(address).toHaveAccessibleDescription(`“${slug}” is taken. Choose another address.`);
  }
  for (const slug of ["-nora", "no--ra", "nora_s", "nöra"]) {
    await create(slug);
    await expect(address).toHaveAccessibleDescription("Use a–z, 0–9 and single hyphens between them.");
  }
  await expect(page.getByLabel("Name")).toHaveValue("Nora’s");

  const slug = world.slug("nora");
  await create(slug.toUpperCase());
  await expect(page).toHaveURL(`/${slug}`);
});

test("of two people who take the same address one gets it", async ({ world }) => {
  const people = [await world.person("Nora"), await world.person("Nils")];
  const slug = world.slug("shared");
  const pages = await Promise.all(people.map((person) => person.page("/workspaces/new")));
  for (const page of pages) {
    await page.getByLabel("Name").fill("Shared");
    await page.getByLabel("Address").fill(slug);
  }
  await Promise.all(
    pages.map(async (page) => {
      await page.getByRole("button", { name: `Create ${brand.workspace.one}` }).click();
      await expect(
        page.getByRole("heading", { name: "Shared" }).or(page.getByText("is taken. Choose")),
      ).toBeVisible();
    }),
  );
  const arrived = pages.filter((page) => new URL(page.url()).pathname === `/${slug}`);
  expect(arrived).toHaveLength(1);
});

test("a member finds the workspace under every page that a link may name", async ({ world }) => {
  const acme = await world.organization("Acme");
  const project = await world.project(acme, "Website");
  const alice = await world.person("Alice", { [acme.slug]: "member" });
  const request = await alice.request();
  for (const page of ["", "/projects", "/projects/new", `/projects/${project.id}`, "/members"]) {
    expect((await request.get(`/${acme.slug}${page}`)).status(), page).toBe(200);
  }
});
