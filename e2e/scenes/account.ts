/** A person's own pages. */
import { expect, type Page } from "@playwright/test";
import { brand } from "@/lib/brand";
import { openSetUp, setUpApp } from "../fixtures/app-codes";
import { trySignIn } from "../fixtures/forms";
import { pathIn, theMail } from "../fixtures/mailbox";
import { password, type World } from "../fixtures/world";
import { go, type Scene } from "./scene";

const own: { name: string; path: string; title: string; act?: (page: Page) => Promise<void> }[] = [
  { name: "their profile", path: "/account", title: "Your account" },
  { name: "their security", path: "/account/security", title: "Your account: security" },
  {
    name: "the dialog to set up an app",
    path: "/account/security",
    title: "Your account: security",
    act: async (page) => {
      await openSetUp(page);
    },
  },
  {
    name: "their security with a second step",
    path: "/account/security",
    title: "Your account: security",
    act: async (page) => {
      await setUpApp(page);
    },
  },
  {
    name: "their access tokens",
    path: "/account/access-tokens",
    title: "Your account: personal access tokens",
  },
  {
    name: "the dialog for a new access token",
    path: "/account/access-tokens",
    title: "Your account: personal access tokens",
    act: async (page) => {
      await page.getByRole("button", { name: "New personal access token" }).click();
      await page.getByRole("button", { name: "Make personal access token" }).click();
      await expect(page.getByText("Choose at least one thing that it may do.")).toBeVisible();
    },
  },
  {
    name: "their workspaces",
    path: "/account/workspaces",
    title: `Your account: ${brand.workspace.many}`,
  },
  { name: "their data", path: "/account/data", title: "Your account: data" },
  { name: "the end of their account", path: "/account/delete", title: "Delete your account" },
];

const others: Scene[] = [
  {
    name: "the page for who asked to be deleted",
    page: "/account/keep",
    title: "Keep your account",
    open: async (page, world) => {
      const nora = await world.person("Nora", {}, { canUseForm: true });
      const leaving = await nora.page("/account/delete");
      await leaving.getByRole("button", { name: "Delete account" }).click();
      await leaving.getByRole("alertdialog").getByRole("textbox").fill(nora.email);
      await leaving.getByRole("alertdialog").getByRole("button", { name: "Delete account" }).click();
      await expect(leaving.getByRole("heading", { name: "You are signed out" })).toBeVisible();
      await trySignIn(page, nora.email, password);
      await expect(page.getByRole("heading", { name: /^Your account will be deleted/ })).toBeVisible();
      return page;
    },
  },
  {
    name: "a link to one more address",
    page: "/account/addresses/[token]",
    title: "Confirm an address",
    open: async (_page, world) => {
      const [nora, work] = [await world.person("Nora"), world.address("Nora")];
      const page = await nora.page("/account");
      await page.getByLabel("Another address").fill(work);
      await page.getByRole("button", { name: "Add address" }).click();
      await expect(page.getByLabel("Code from the mail")).toBeVisible();
      return go(page, pathIn(await theMail(work)));
    },
  },
];

export const ofAccount: Scene[] = [
  ...own.map(({ name, path, title, act }) => ({
    name,
    page: path,
    title,
    open: async (_page: Page, world: World) => {
      const page = await (await known(world)).page(path);
      await act?.(page);
      return page;
    },
  })),
  ...others,
].map((scene) => ({ ...scene, isRare: true }));

/** Somebody in a workspace that needs them, and in one that does not, with a token. */
async function known(world: World) {
  const [acme, globex] = [await world.organization("Acme"), await world.organization("Globex")];
  const nora = await world.person("Nora", { [acme.slug]: "owner", [globex.slug]: "member" });
  await world.person("Bob", { [acme.slug]: "member" });
  await world.remove(acme, acme.owner);
  await world.accessToken(nora, ["read:member"]);
  return nora;
}
