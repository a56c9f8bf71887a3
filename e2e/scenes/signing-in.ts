/** Every way in, and what it answers. */
import { expect, type Page } from "@playwright/test";
import { setUpApp } from "../fixtures/app-codes";
import { askForLink, fillSignIn, trySignIn } from "../fixtures/forms";
import { mailAbout, pathIn } from "../fixtures/mailbox";
import { password, type World } from "../fixtures/world";
import { go, type Scene } from "./scene";

export const signingIn: Scene[] = [
  { name: "the sign-in page", page: "/sign-in", title: "Sign in", open: (page) => go(page, "/sign-in") },
  {
    name: "the sign-up page",
    page: "/sign-up",
    title: "Create an account",
    open: (page) => go(page, "/sign-up"),
  },
  {
    name: "the sign-up page with mistakes",
    page: "/sign-up",
    title: "Create an account",
    open: async (page) => {
      await go(page, "/sign-up");
      await page.getByRole("button", { name: "Create account" }).click();
      await expect(page.getByText("Enter your name.")).toBeVisible();
      return page;
    },
  },
  {
    name: "the sign-in page with a refusal",
    page: "/sign-in",
    title: "Sign in",
    open: async (page, world) => {
      await go(page, "/sign-in");
      await fillSignIn(page, world.address("Nobody"), "not the password");
      await expect(page.getByText("The address or the password is wrong.")).toBeVisible();
      return page;
    },
  },
  {
    name: "the page after signing up",
    page: "/verify",
    title: "Check your mail",
    open: (page) => go(page, "/verify"),
  },
  {
    name: "a live link to confirm an address",
    page: "/verify/[token]",
    title: "Confirm your address",
    open: async (page, world) =>
      go(page, await world.verification(await world.person("Nora", {}, { isVerified: false }))),
  },
  {
    name: "a dead link",
    page: "/verify/[token]",
    title: "Confirm your address",
    open: (page) => go(page, `/verify/${"x".repeat(43)}`),
  },
  {
    name: "the page for who was disabled",
    page: "/sign-in/disabled",
    title: "Account disabled",
    open: (page) => go(page, "/sign-in/disabled"),
  },
  {
    name: "the ways to sign in",
    page: "/sign-in",
    title: "Sign in",
    isRare: true,
    open: async (page, world) => {
      await go(page, "/sign-in");
      await page.getByLabel("E-mail address").fill(world.address("Nobody"));
      await page.getByRole("button", { name: "Continue" }).click();
      await expect(page.getByLabel("Password", { exact: true })).toBeVisible();
      return page;
    },
  },
  {
    name: "a live link to sign in",
    page: "/sign-in/link/[token]",
    title: "Sign in",
    isRare: true,
    open: async (page, world) => {
      const { email } = await world.person("Nora");
      await askForLink(page, email);
      return go(page, pathIn(await mailAbout(email, /sign-in link/)));
    },
  },
  {
    name: "the second step",
    page: "/sign-in/second-step",
    title: "Second step",
    isRare: true,
    open: atSecondStep,
  },
  {
    name: "the second step on paper",
    page: "/sign-in/second-step",
    title: "Second step",
    isRare: true,
    open: async (page, world) => {
      await atSecondStep(page, world);
      await page.getByRole("link", { name: "Use a recovery code instead" }).click();
      await expect(page.getByLabel(/recovery code/i)).toBeVisible();
      return page;
    },
  },
  {
    name: "a second step that took too long",
    page: "/sign-in/second-step",
    title: "Second step",
    isRare: true,
    open: (page) => go(page, "/sign-in/second-step"),
  },
  {
    name: "the page for who lost everything",
    page: "/lost-access",
    title: "Lost everything?",
    isRare: true,
    open: (page) => go(page, "/lost-access"),
  },
  {
    name: "the page for a forgotten password",
    page: "/forgot-password",
    title: "Forgotten password",
    isRare: true,
    open: (page) => go(page, "/forgot-password"),
  },
  {
    name: "a live link to a new password",
    page: "/reset-password/[token]",
    title: "New password",
    isRare: true,
    open: async (page, world) => {
      await go(page, await world.passwordReset(await world.person("Nora")));
      await page
        .getByRole("button", { name: /password/i })
        .last()
        .click();
      return page;
    },
  },
];

/** Past the first step, as somebody with an app and recovery codes. */
async function atSecondStep(page: Page, world: World): Promise<Page> {
  const nora = await world.person("Nora", {}, { canUseForm: true });
  await setUpApp(await nora.page("/account/security"));
  await trySignIn(page, nora.email, password);
  await expect(page).toHaveURL(/\/sign-in\/second-step/);
  return page;
}
