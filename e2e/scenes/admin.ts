/** The pages of staff. */
import { expect } from "@playwright/test";
import { brand } from "@/lib/brand";
import type { Scene } from "./scene";

export const ofStaff: Scene[] = [
  {
    name: "the template",
    page: "/admin/template",
    title: "Template",
    open: async (_page, world) => (await world.staff("Sam")).page("/admin/template"),
  },
  {
    name: "the preview of a change to the template",
    page: "/admin/template",
    title: "Template",
    open: async (_page, world) => {
      const opened = await (await world.staff("Sam")).page("/admin/template");
      const group = opened.getByRole("group", { name: "Remove people" });
      await group.getByLabel("Member").check();
      await opened.getByRole("button", { name: "Review and save" }).click();
      await expect(opened.getByRole("button", { name: "Save for everybody" })).toBeVisible();
      return opened;
    },
  },
  {
    name: "the dialog to add a role",
    page: "/admin/template",
    title: "Template",
    open: async (_page, world) => {
      const opened = await (await world.staff("Sam")).page("/admin/template");
      await opened.getByRole("button", { name: "Add role" }).click();
      await opened.getByRole("dialog").getByRole("button", { name: "Add role" }).click();
      await expect(opened.getByText("Enter a name.")).toBeVisible();
      return opened;
    },
  },
  {
    name: "the dialog for the limits of a workspace",
    page: "/admin/organizations",
    title: "All workspaces",
    open: async (_page, world) => {
      const [acme, sam] = [await world.organization("Acme"), await world.staff("Sam")];
      const opened = await sam.page(`/admin/organizations?search=${acme.slug}`);
      await opened.getByRole("button", { name: "Actions for Acme" }).click();
      await opened.getByRole("menuitem", { name: "Change limits" }).click();
      await expect(opened.getByRole("button", { name: "Save limits" })).toBeVisible();
      return opened;
    },
  },
  {
    name: "the question before somebody is disabled",
    page: "/admin/users",
    title: "All people",
    open: async (_page, world) => {
      const mia = await world.person("Mia", {}, { isVerified: false });
      const opened = await (await world.staff("Sam")).page(`/admin/users?search=${mia.email}`);
      await opened.getByRole("button", { name: "Actions for Mia" }).click();
      await opened.getByRole("menuitem", { name: "Disable" }).click();
      await expect(opened.getByRole("button", { name: "Disable account" })).toBeVisible();
      return opened;
    },
  },
  {
    name: "the page of failed mails",
    page: "/admin/jobs",
    title: "Jobs",
    open: async (_page, world) => (await world.staff("Sam")).page("/admin/jobs"),
  },
  {
    name: "the question before the signing keys rotate",
    page: "/admin/keys",
    title: "Signing keys",
    open: async (_page, world) => {
      const opened = await (await world.staff("Sam")).page("/admin/keys");
      await opened.getByRole("button", { name: "Rotate now" }).click();
      await expect(opened.getByRole("button", { name: "Rotate keys" })).toBeVisible();
      return opened;
    },
  },
  {
    name: "the settings of the installation",
    page: "/admin/settings",
    title: "Settings",
    isRare: true,
    open: async (_page, world) => (await world.staff("Sam")).page("/admin/settings"),
  },
  {
    name: "all people",
    page: "/admin/users",
    title: "All people",
    isRare: true,
    open: async (_page, world) => (await world.staff("Sam")).page("/admin/users"),
  },
  {
    name: "all workspaces",
    page: "/admin/organizations",
    title: `All ${brand.workspace.many}`,
    isRare: true,
    open: async (_page, world) => (await world.staff("Sam")).page("/admin/organizations"),
  },
  {
    name: "the signing keys",
    page: "/admin/keys",
    title: "Signing keys",
    isRare: true,
    open: async (_page, world) => (await world.staff("Sam")).page("/admin/keys"),
  },
];
