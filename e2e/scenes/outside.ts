/** Pages outside of every workspace. */
import { expect, type Page } from "@playwright/test";
import { brand } from "@/lib/brand";
import type { World } from "../fixtures/world";
import { go, type Scene } from "./scene";

export const outside: Scene[] = [
  { name: "the landing page", page: "/", title: "", open: (page) => go(page, "/") },
  {
    name: "the page for developers",
    page: "/developers",
    title: "Developers",
    open: (page) => go(page, "/developers"),
  },
  { name: "a page that does not exist", title: "Not found", open: (page) => go(page, "/no/such/page") },
  {
    name: "the chooser of somebody in no workspace",
    page: "/workspaces",
    title: "Your workspaces",
    open: async (_page, world) => (await world.person("Nora")).page("/workspaces"),
  },
  {
    name: "the chooser of somebody in two workspaces",
    page: "/workspaces",
    title: "Your workspaces",
    open: async (_page, world) => {
      const [acme, globex] = [await world.organization("Acme"), await world.organization("Globex")];
      return (await world.person("Nora", { [acme.slug]: "admin", [globex.slug]: "viewer" })).page(
        "/workspaces",
      );
    },
  },
  {
    name: "the page for a new workspace",
    page: "/workspaces/new",
    title: `New ${brand.workspace.one}`,
    open: async (_page, world) => (await world.person("Nora")).page("/workspaces/new"),
  },
  {
    name: "an invitation of a new person",
    page: "/invitations/[token]",
    title: "Invitation",
    open: async (page, world) => go(page, await invitation(world, world.address("Nora"))),
  },
  {
    name: "a join link for somebody new",
    page: "/join/[token]",
    title: "Join",
    open: async (page, world) =>
      go(page, await world.joinLink(await world.organization("Acme"), "member", { domain: "example.com" })),
  },
  {
    name: "an invitation of the person who looks",
    page: "/invitations/[token]",
    title: "Invitation",
    open: async (_page, world) => {
      const nora = await world.person("Nora");
      return nora.page(await invitation(world, nora.email));
    },
  },
  {
    name: "an invitation of somebody else",
    page: "/invitations/[token]",
    title: "Invitation",
    open: async (_page, world) =>
      (await world.person("Nils")).page(await invitation(world, world.address("Nora"))),
  },
  {
    name: "an invitation that is over",
    page: "/invitations/[token]",
    title: "Invitation",
    open: (page) => go(page, `/invitations/${"x".repeat(43)}`),
  },
  {
    name: "the chooser of somebody who is invited",
    page: "/workspaces",
    title: "Your workspaces",
    isRare: true,
    open: async (_page, world) => {
      const nora = await world.person("Nora");
      await invitation(world, nora.email);
      return nora.page("/workspaces");
    },
  },
  {
    name: "a workspace that can be restored",
    page: "/workspaces/restore/[organization]",
    title: `Restore a ${brand.workspace.one}`,
    isRare: true,
    open: (_page, world) => restore(world),
  },
];

async function invitation(world: World, email: string): Promise<string> {
  return world.invitation(await world.organization("Acme"), email, "member");
}

/** After it was deleted, where the mail leads. */
async function restore(world: World): Promise<Page> {
  const acme = await world.organization("Acme");
  const page = await acme.owner.page(`/${acme.slug}/settings`);
  await page.getByRole("button", { name: `Delete ${brand.workspace.one}` }).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByRole("textbox").fill("Acme");
  await dialog.getByRole("button", { name: `Delete ${brand.workspace.one}` }).click();
  await expect(page).toHaveURL(/deleted=/);
  return go(page, `/workspaces/restore/${acme.id}`);
}
