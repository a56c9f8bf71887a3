/** Outside of workspaces: for each entrance what is sent for one's own thing, another person's and none, and what must come of it. */
import { randomBytes, randomUUID } from "node:crypto";
import { asAdmin } from "@/db/testing/connections";
import { hashBrowser, hashSession } from "@/lib/auth/cookies";
import { challengeUses } from "@/lib/auth/passkey-challenge";
import { Device } from "@/lib/auth/passkey-testing";
import { hashPassword } from "@/lib/auth/password";
import { beginStep, giveTotp, offerTotp, typed } from "@/lib/auth/testing";
import { codeOf } from "@/lib/auth/testing-app";
import { hashCode } from "@/lib/auth/verification";
import { hashSecret, newSecret } from "@/lib/secret";
import { type Declared, readDeclared } from "./declared";
import { actionManifest } from "./inventory";
import { answerAnew, answerTo, answerToSignIn, givePasskey, proveByPasskey } from "./passkeys";
import type { Outcome } from "./send";
import { makePerson, type Organization, type Person } from "./stage";

export type Whose = "own" | "another" | "none";

/** Who asks, whose the other thing is, and a workspace that the first is not in. */
export type Scene = { actor: Person; other: Person; place: Organization };

/** The first field of the input names the thing; for a page it is the end of its address. */
export type Sent = {
  input?: Record<string, unknown> | undefined;
  asked?: string;
  step?: string;
  /** The workspace that an accepted thing leads into. */
  place?: Organization;
};
type Make = (scene: Scene) => Promise<Sent> | Sent;

type Case = Partial<Record<Whose, Make>> & {
  /** What comes of another's thing, and of none. */
  refused?: Outcome | ((isSignedIn: boolean) => Outcome);
  /** What comes of one's own, where it is not done. */
  own?: Make;
  outcome?: (isSignedIn: boolean) => Outcome;
  /** Tables in which it may add to the other person's rows, since anybody may cause that. */
  adds?: string[];
  /** Changes what the person's own workspace knows of them. */
  atHome?: true;
  /** A refusal, too, is written down among the person's own security events. */
  notesRefusals?: true;
  /** Done without a trace in the rows. */
  quiet?: true;
  /** Why another's is told from none, on purpose. */
  told?: string;
  /** Tells staff what workspaces are called; nothing else of them. */
  names?: true;
  /** The same file for everybody. */
  cacheable?: true;
};

export type Outside = Declared & { case: Case; page: string; id: string | undefined; isForm: boolean };

/** The entrances for persons, staff and everybody; one without a case fails with the line to paste. */
export function outsideEntrances(): Outside[] {
  const manifest = actionManifest();
  const declared = readDeclared().filter(
    ({ kind, scope }) =>
      ["page", "route", "action"].includes(kind) && ["user", "public", "staff"].includes(scope),
  );
  const missing = declared.filter(({ name }) => !(keyOf(name) in cases)).map(({ name }) => keyOf(name));
  if (missing.length > 0)
    throw new Error(
      `Say in e2e/isolation/outside.ts what is sent to it, and judge what must come of it:\n${missing
        .map((key) => `  "${key}": { own: nothing },`)
        .join("\n")}`,
    );
  return declared.map((each) => {
    const action = manifest.find(({ name }) => name === each.name);
    return {
      ...each,
      case: cases[keyOf(each.name)] as Case,
      page: action?.page ?? each.name,
      id: action?.id,
      isForm: each.name.endsWith("FormAction"),
    };
  });
}

/** The address of a page, or of one that an action is sent to: the first field of the input names the thing. */
export function addressOf({ page }: Outside, input: Sent["input"]): string {
  return page.replace(/\[\w+\]/, String(Object.values(input ?? {})[0] ?? "x"));
}

/** A form is sent what its action is sent. */
function keyOf(name: string): string {
  return (name.split("#")[1] ?? name).replace(/FormAction$/, "Action");
}

const password = "a long enough sentence";
const address = () => `${randomUUID()}@example.com`;
const nothing: Make = () => ({});
const noToken: Make = () => ({ input: { token: newSecret() } });
const noId: Make = () => ({ input: { id: randomUUID() } });
const conflict = "other: conflict";
const limits = { seatLimit: "300", invitationLimit: "", seen: "/" };

/** A link is good for whoever holds it; what may not be held is another's that was used, or that only their browser completes. */
const cases: Record<string, Case> = {
  "/": { own: nothing, cacheable: true },
  "/admin": { own: nothing, outcome: () => "other: to /admin/template" },
  "/admin/template": { own: nothing },
  "/admin/organizations": { own: nothing, names: true },
  "/admin/users": { own: nothing },
  "/admin/jobs": { own: nothing },
  "/account": { own: nothing },
  "/account/security": { own: nothing },
  "/account/workspaces": { own: nothing },
  "/account/data": { own: nothing },
  "/account/delete": { own: nothing },
  "/account/export": { own: nothing },
  "/account/keep": {
    own: nothing,
    outcome: (isSignedIn) => (isSignedIn ? "other: to /account" : "done"),
  },
  "/account/access-tokens": { own: nothing },
  createAccessTokenAction: {
    own: () => ({ input: { name: "New token", permissions: ["read:profile"], days: "7", rateLimit: "60" } }),
  },
  replaceAccessTokenAction: {
    own: async ({ actor }) => ({ input: { id: await makeToken(actor), overlap: "1", days: "7" } }),
    another: async ({ other }) => ({ input: { id: await makeToken(other), overlap: "1", days: "7" } }),
    none: () => ({ input: { id: randomUUID(), overlap: "1", days: "7" } }),
    refused: "not-found",
  },
  revokeAccessTokenAction: {
    own: async ({ actor }) => ({ input: { id: await makeToken(actor) } }),
    another: async ({ other }) => ({ input: { id: await makeToken(other) } }),
    none: noId,
    refused: "not-found",
  },
  "/account/addresses/[token]": {
    own: async ({ actor }) => ({ input: { token: await makeLink("add-email", actor, address()) } }),
    another: async ({ other }) => ({ input: { token: await makeLink("add-email", other, address()) } }),
    none: noToken,
  },
  "/workspaces": { own: nothing },
  "/workspaces/new": { own: nothing },
  "/forgot-password": { own: nothing },
  "/verify": { own: nothing },
  "/lost-access": { own: nothing },
  "/sign-in/disabled": { own: nothing },
  "/sign-in/second-step": {
    own: async ({ actor }) => ({ step: (await makeStep(actor)).step }),
    none: () => ({ step: newSecret() }),
    refused: toChooser,
  },
  // Nobody has anything there, in whichever workspace.
  "/[workspace]/[...nowhere]": {
    own: () => ({ input: { workspace: `none-${randomBytes(4).toString("hex")}` } }),
    another: ({ place }) => ({ input: { workspace: place.slug } }),
    none: () => ({ input: { workspace: `none-${randomBytes(4).toString("hex")}` } }),
    outcome: nowhere,
    refused: nowhere,
  },
  "/sign-in": { own: nothing, outcome: toChooser },
  "/sign-up": { own: nothing, outcome: toChooser },
  "/icon.svg": { own: nothing, cacheable: true },
  "/developers": { own: nothing },
  "/api/v1/openapi.json": { own: nothing, cacheable: true },
  "/.well-known/jwks.json": { own: nothing, cacheable: true },
  "/api/health/live": { own: nothing },
  "/api/health/ready": { own: nothing },
  "/.well-known/oauth-authorization-server": { own: nothing, cacheable: true },
  "/api/tab/[organization]": {
    own: () => ({ input: { organization: "none" } }),
    another: ({ place }) => ({ input: { organization: place.id } }),
    none: () => ({ input: { organization: randomUUID() } }),
  },
  "/api/commands": { own: nothing },
  // Nobody asked for it: in these suites there is no other service.
  "/api/auth/callback/[provider]": {
    own: () => ({ input: { provider: "oidc" } }),
    outcome: (isSignedIn) => (isSignedIn ? "other: to /account/security?provider=failed" : "signed-out"),
  },
  startLegAction: {
    own: () => ({ input: { provider: "oidc", next: "/account" } }),
    outcome: () => "not-found",
    quiet: true,
  },
  connectAction: {
    own: () => ({ input: { provider: "oidc" } }),
    outcome: () => "not-found",
    quiet: true,
  },
  disconnectAction: {
    own: async ({ actor }) => {
      await givePassword(actor);
      return { input: { id: await makeIdentity(actor) } };
    },
    another: async ({ other }) => ({ input: { id: await makeIdentity(other) } }),
    none: noId,
    refused: "not-found",
  },
  "/reset-password/[token]": {
    own: async ({ actor }) => ({ input: { token: await makeLink("reset-password", actor) } }),
    another: async ({ other }) => ({ input: { token: await makeUsedLink("reset-password", other) } }),
    none: noToken,
    refused: "done",
  },
  "/verify/[token]": {
    own: async () => (await makeAsked(await makeNewcomer())).link,
    another: async ({ other }) => ({ input: { token: await makeUsedLink("verify-email", other) } }),
    none: noToken,
    refused: "done",
  },
  "/sign-in/link/[token]": {
    own: async ({ actor }) => (await makeAsked(actor, "sign-in-link")).link,
    another: async ({ other }) => ({ input: { token: await makeUsedLink("sign-in-link", other) } }),
    none: noToken,
    refused: "done",
  },
  "/invitations/[token]": {
    own: async ({ actor, place }) => byToken(await invite(place, actor.email)),
    another: async ({ other, place }) => byToken(await invite(place, other.email)),
    none: noToken,
    refused: "done",
    told: "who holds the link is told whom it is for, and where it leads",
  },
  "/join/[token]": {
    own: async ({ place }) => byToken(await makeJoinLink(place)),
    another: async ({ place }) => byToken(await makeJoinLink(place, "off")),
    none: noToken,
    refused: "done",
    told: "who holds a link that is over is told how it ended",
  },
  "/admin/settings": { own: nothing },
  "/admin/keys": { own: nothing },
  // What is chosen holds already: the other choice would close the door on the cells beside it.
  changeSignUpAction: { own: () => ({ input: { signUp: "open" } }), quiet: true },
  rotateKeysAction: {
    own: async () => {
      // Published for long enough to sign: the cells beside it go on meanwhile.
      await asAdmin`update signing_keys set created_at = now() - interval '1 hour' where signs_from is null`;
      return { input: {} };
    },
  },
  previewTicksAction: { own: async () => ({ input: await makeTicks() }), quiet: true },
  saveTicksAction: { own: async () => ({ input: await makeTicks() }) },
  addRoleAction: {
    own: async () => ({ input: { ...(await templateVersion()), ...describeRole(), before: "", copyOf: "" } }),
  },
  describeRoleAction: {
    own: async () => ({
      input: { key: await makeRole(), ...(await templateVersion()), ...describeRole(), before: "" },
    }),
  },
  removeRoleAction: { own: async () => ({ input: { key: await makeRole(), ...(await templateVersion()) } }) },
  renameAction: { own: () => ({ input: { name: "Nora" } }), atHome: true },
  addAddressAction: {
    own: () => ({ input: { email: address() } }),
    another: ({ other }) => ({ input: { email: other.email } }),
    none: () => ({ input: { email: address() } }),
    refused: "done",
  },
  cancelAddressAction: {
    own: async ({ actor }) => {
      await makeLink("add-email", actor, address());
      return {};
    },
  },
  confirmAddressAction: {
    own: async ({ actor }) => ({ input: { code: await makeAddressCode(actor) } }),
    another: async ({ other }) => ({ input: { code: await makeAddressCode(other) } }),
    none: () => ({ input: { code: "000000" } }),
    refused: "invalid",
  },
  makePrimaryAction: {
    own: async ({ actor }) => ({ input: { id: await makeAddress(actor) } }),
    another: async ({ other }) => ({ input: { id: await makeAddress(other) } }),
    none: noId,
    refused: "not-found",
  },
  removeAddressAction: {
    own: async ({ actor }) => ({ input: { id: await makeAddress(actor) } }),
    another: async ({ other }) => ({ input: { id: await makeAddress(other) } }),
    none: noId,
    refused: "not-found",
  },
  addByLinkAction: {
    own: async ({ actor }) => ({ input: { token: await makeLink("add-email", actor, address()) } }),
    another: async ({ other }) => ({ input: { token: await makeLink("add-email", other, address()) } }),
    none: noToken,
    refused: conflict,
  },
  changePasswordAction: {
    own: async ({ actor }) => {
      await givePassword(actor);
      return { input: { current: password, password: "another long sentence" } };
    },
  },
  startTotpAction: { own: nothing },
  confirmTotpAction: {
    own: async ({ actor }) => ({ input: { code: codeOf(await offerTotp(whoIs(actor))) } }),
    another: async ({ other }) => ({ input: { code: codeOf(await offerTotp(whoIs(other))) } }),
    none: () => ({ input: { code: "000000" } }),
    refused: conflict,
  },
  removeTotpAction: { own: proveStrongly },
  makeRecoveryCodesAction: { own: proveStrongly },
  showAddressAction: {
    own: async ({ actor }) => ({
      input: { organizationId: (await makeHome(actor)).id, addressId: await makeAddress(actor) },
    }),
    another: async ({ actor, place }) => ({
      input: { organizationId: place.id, addressId: await makeAddress(actor) },
    }),
    none: async ({ actor }) => ({
      input: { organizationId: randomUUID(), addressId: await makeAddress(actor) },
    }),
    refused: "not-found",
  },
  leaveWorkspaceAction: {
    own: async ({ actor }) => ({ input: { slug: (await makeHome(actor)).slug } }),
    another: ({ place }) => ({ input: { slug: place.slug } }),
    none: () => ({ input: { slug: `no-${randomBytes(6).toString("hex")}` } }),
    refused: "not-found",
  },
  handOverAction: {
    own: async ({ actor, other }) => ({
      input: { slug: (await makeHome(actor, "owner", other)).slug, userId: other.id },
    }),
    another: ({ place, other }) => ({ input: { slug: place.slug, userId: other.id } }),
    none: ({ other }) => ({ input: { slug: `no-${randomBytes(6).toString("hex")}`, userId: other.id } }),
    refused: "not-found",
  },
  deleteAccountAction: { own: nothing, atHome: true },
  keepAccountAction: {
    own: async ({ actor }) => {
      await asAdmin`update users set delete_after = now() + interval '1 day' where id = ${actor.id}`;
      return { input: {} };
    },
    outcome: (isSignedIn) => (isSignedIn ? "done" : "signed-out"),
  },
  changeLimitsAction: {
    own: async () => ({ input: { id: await makePlace("live"), ...limits } }),
    none: () => ({ input: { id: randomUUID(), ...limits } }),
    refused: "not-found",
    names: true,
  },
  suspendOrganizationAction: {
    own: async () => ({ input: { id: await makePlace("live") } }),
    none: noId,
    refused: "not-found",
    names: true,
  },
  restoreOrganizationAction: {
    own: async () => ({ input: { id: await makePlace("suspended") } }),
    none: noId,
    refused: "not-found",
    names: true,
  },
  endUserSessionsAction: {
    own: async () => ({ input: { id: (await makePerson("Target")).id } }),
    none: noId,
    refused: "not-found",
  },
  disableUserAction: {
    own: async () => ({ input: { id: (await makePerson("Target")).id } }),
    none: noId,
    refused: "not-found",
  },
  enableUserAction: {
    own: async () => ({ input: { id: await makeDisabled() } }),
    none: noId,
    refused: "not-found",
  },
  retryMailAction: {
    own: async () => ({ input: { id: await makeFailedMail() } }),
    none: noId,
    refused: "not-found",
  },
  retryAllMailsAction: {
    own: async () => {
      await makeFailedMail();
      return {};
    },
  },
  askForNewPasskeyAction: { own: nothing, quiet: true },
  addPasskeyAction: {
    own: async ({ actor }) => ({ input: { name: "Phone", response: await answerAnew(actor) } }),
    another: async ({ other }) => ({ input: { name: "Phone", response: await answerAnew(other) } }),
    none: async () => ({ input: { name: "Phone", response: await answerAnew(await makePerson("Nobody")) } }),
    refused: "invalid",
  },
  renamePasskeyAction: {
    own: async ({ actor }) => ({ input: { id: (await givePasskey(actor)).id, name: "Key ring" } }),
    another: async ({ other }) => ({ input: { id: (await givePasskey(other)).id, name: "Key ring" } }),
    none: () => ({ input: { id: randomUUID(), name: "Key ring" } }),
    refused: "not-found",
  },
  removePasskeyAction: {
    own: async ({ actor }) => {
      const { id } = await givePasskey(actor);
      await proveByPasskey(actor);
      return { input: { id } };
    },
    another: async ({ other }) => ({ input: { id: (await givePasskey(other)).id } }),
    none: noId,
    refused: "not-found",
  },
  endSessionAction: {
    own: async ({ actor }) => ({ input: { id: await makeSession(actor) } }),
    another: async ({ other }) => ({ input: { id: await makeSession(other) } }),
    none: noId,
    refused: "not-found",
  },
  endOtherSessionsAction: {
    own: async ({ actor }) => {
      await makeSession(actor);
      return {};
    },
  },
  proveAgainAction: {
    own: async ({ actor }) => {
      await givePassword(actor);
      return { input: { way: "password", password } };
    },
    none: () => ({ input: { way: "password", password: "a wrong sentence" } }),
    refused: "invalid",
    notesRefusals: true,
  },
  askForProofAction: { own: nothing, quiet: true },
  sendProofCodeAction: { own: nothing },
  listProofWaysAction: { own: nothing, quiet: true },
  signOutAction: { own: nothing, quiet: true },
  createWorkspaceAction: {
    own: () => ({ input: { slug: `new-${randomBytes(6).toString("hex")}`, name: "New" } }),
    another: ({ place }) => ({ input: { slug: place.slug, name: "New" } }),
    refused: conflict,
    told: "an address can be taken only once",
  },
  checkSlugAction: {
    own: () => ({ input: { slug: `new-${randomBytes(6).toString("hex")}` } }),
    another: ({ place }) => ({ input: { slug: place.slug } }),
    refused: "done",
    quiet: true,
    told: "the one oracle, throttled",
  },
  "/workspaces/restore/[organization]": {
    own: async ({ actor }) => ({ input: { id: await makeDeleted(actor) } }),
    another: async ({ other }) => ({ input: { id: await makeDeleted(other) } }),
    none: noId,
    refused: "not-found",
  },
  restoreWorkspaceAction: {
    own: async ({ actor }) => ({ input: { id: await makeDeleted(actor) } }),
    another: async ({ other }) => ({ input: { id: await makeDeleted(other) } }),
    none: noId,
    refused: "not-found",
  },
  acceptInvitationAction: {
    own: async ({ actor, place }) => byToken(await invite(place, actor.email)),
    another: async ({ other, place }) => byToken(await invite(place, other.email)),
    none: noToken,
    refused: conflict,
  },
  acceptWaitingInvitationAction: {
    own: async ({ actor, place }) => byId(await invite(place, actor.email)),
    another: async ({ other, place }) => byId(await invite(place, other.email)),
    none: noId,
    refused: conflict,
  },
  declineInvitationAction: {
    own: async ({ actor, place }) => byToken(await invite(place, actor.email)),
    another: async ({ other, place }) => byToken(await revoke(await invite(place, other.email))),
    none: noToken,
    refused: conflict,
  },
  declineWaitingInvitationAction: {
    own: async ({ actor, place }) => byId(await invite(place, actor.email)),
    another: async ({ other, place }) => byId(await invite(place, other.email)),
    none: noId,
    refused: conflict,
  },
  signUpByInvitationAction: {
    own: async ({ place }) => asNewPerson(byToken(await invite(place, address()))),
    another: async ({ other, place }) => asNewPerson(byToken(await invite(place, other.email))),
    none: async (scene) => asNewPerson(await noToken(scene)),
    refused: conflict,
    told: "who holds the link is told that its address has an account",
  },
  joinByLinkAction: {
    own: async ({ place }) => byToken(await makeJoinLink(place)),
    another: async ({ place }) => byToken(await makeJoinLink(place, "off")),
    none: noToken,
    refused: conflict,
  },
  signUpByLinkAction: {
    own: async ({ place }) => asNewcomer(byToken(await makeJoinLink(place)), address()),
    another: async ({ place }) => asNewcomer(byToken(await makeJoinLink(place, "off")), "nora@example.com"),
    none: async (scene) => asNewcomer(await noToken(scene), "nora@example.com"),
    refused: conflict,
  },
  signUpAction: {
    own: () => ({ input: { email: address(), name: "Nora", password } }),
    another: ({ other }) => ({ input: { email: other.email, name: "Nora", password } }),
    none: () => ({ input: { email: address(), name: "Nora", password } }),
    refused: "done",
  },
  signInAction: {
    own: async ({ actor }) => ({ input: { email: await givePassword(actor), password } }),
    another: async ({ other }) => ({
      input: { email: await givePassword(other), password: "a wrong sentence" },
    }),
    none: () => ({ input: { email: address(), password: "a wrong sentence" } }),
    refused: "invalid",
    adds: ["security_events"],
  },
  mailSignInLinkAction: {
    own: async ({ actor }) => ({ input: { email: actor.email } }),
    another: ({ other }) => ({ input: { email: other.email } }),
    none: () => ({ input: { email: address() } }),
    refused: "done",
    adds: ["one_time_tokens"],
    // Written after the answer.
    quiet: true,
  },
  signInByLinkAction: {
    own: async ({ actor }) => (await makeAsked(actor, "sign-in-link")).link,
    // Live, but asked for in another browser.
    another: async ({ other }) => ({ input: (await makeAsked(other, "sign-in-link")).link.input }),
    none: noToken,
    refused: conflict,
  },
  takeStepAction: {
    own: async ({ actor }) => {
      const { step, secret } = await makeStep(actor);
      return { input: { way: "totp", code: codeOf(secret) }, step };
    },
    another: async ({ actor, other }) => {
      const { codes } = await giveTotp(whoIs(other));
      return { input: { way: "recovery", code: typed(codes[0]) }, step: (await makeStep(actor)).step };
    },
    none: async ({ actor }) => ({
      input: { way: "recovery", code: "2222222222222222" },
      step: (await makeStep(actor)).step,
    }),
    refused: "invalid",
  },
  askForPasskeyAction: { own: nothing, quiet: true },
  askForOwnPasskeyAction: {
    own: async ({ actor }) => ({ step: (await makeStep(actor)).step }),
    quiet: true,
  },
  passByPasskeyAction: {
    own: async ({ actor }) => answerToStep(actor, actor),
    another: async ({ actor, other }) => answerToStep(actor, other),
    none: async ({ actor }) => answerToStep(actor, undefined),
    refused: "invalid",
  },
  // Whoever holds the device is its person. Of another's there is only what it said to somebody else.
  signInByPasskeyAction: {
    own: async () => {
      const { device } = await givePasskey(await makePerson("Holder"));
      return { input: { response: await answerToSignIn(device) } };
    },
    another: async ({ actor, other }) => {
      const { device } = await givePasskey(other);
      const handle = Buffer.from(actor.id.replaceAll("-", ""), "hex").toString("base64url");
      return { input: { response: await answerToSignIn(device, { handle }) } };
    },
    none: async () => ({ input: { response: await answerToSignIn(new Device(), { handle: "AA" }) } }),
    refused: "invalid",
  },
  forgotPasswordAction: {
    own: async ({ actor }) => ({ input: { email: await givePassword(actor) } }),
    another: async ({ other }) => ({ input: { email: await givePassword(other) } }),
    none: () => ({ input: { email: address() } }),
    refused: "done",
    adds: ["one_time_tokens"],
  },
  resetPasswordAction: {
    own: async ({ actor }) => ({ input: { token: await makeLink("reset-password", actor), password } }),
    another: async ({ other }) => ({
      input: { token: await makeUsedLink("reset-password", other), password },
    }),
    none: () => ({ input: { token: newSecret(), password } }),
    refused: conflict,
  },
  verifyEmailAction: {
    own: async () => (await makeAsked(await makeNewcomer())).link,
    another: async () => ({ input: (await makeAsked(await makeNewcomer())).link.input }),
    none: noToken,
    refused: conflict,
  },
  verifyElsewhereAction: {
    own: async () => ({ input: { ...(await makeAsked(await makeNewcomer())).link.input, password } }),
    another: async ({ other }) => ({ input: { token: await makeUsedLink("verify-email", other), password } }),
    none: () => ({ input: { token: newSecret(), password } }),
    refused: conflict,
  },
  verifyCodeAction: {
    own: async () => (await makeAsked(await makeNewcomer())).code,
    another: async () => ({ input: (await makeAsked(await makeNewcomer())).code.input, asked: newSecret() }),
    none: () => ({ input: { code: "000000" }, asked: newSecret() }),
    refused: "invalid",
  },
};

/** A workspace that nobody is in; gives its id. */
async function makePlace(state: string): Promise<string> {
  const [row] =
    await asAdmin`insert into organizations (name, state) values ('Place', ${state}) returning id`;
  return row?.id;
}

async function makeDisabled(): Promise<string> {
  const { id } = await makePerson("Target");
  await asAdmin`update users set disabled_at = now() where id = ${id}`;
  return id;
}

/** A mail of which nothing is left, so that nobody gets it; gives the id of its job. */
async function makeFailedMail(): Promise<string> {
  const [row] = await asAdmin`insert into pgboss.job (name, state, data, completed_on)
    values ('mail', 'failed', '{}', now()) returning id`;
  return row?.id;
}

/** A role that nobody has; gives its key. */
async function makeRole(): Promise<string> {
  const key = `r-${randomBytes(6).toString("hex")}`;
  await asAdmin`insert into roles (key, name, description, position) values (${key}, ${key}, ${key}, 99)`;
  return key;
}

async function makeTicks() {
  const ticks = [{ roleKey: await makeRole(), permission: "read:member", held: true }];
  return { ticks, ...(await templateVersion()) };
}

export async function templateVersion(): Promise<{ version: number }> {
  const [row] = await asAdmin`select version from template`;
  return { version: row?.version };
}

function describeRole() {
  return { name: `R ${randomBytes(6).toString("hex")}`, description: "For a test." };
}

function nowhere(isSignedIn: boolean): Outcome {
  return isSignedIn ? "not-found" : "signed-out";
}

function toChooser(isSignedIn: boolean): Outcome {
  return isSignedIn ? "other: to /workspaces" : "done";
}

/** Somebody of a kind; staff are made as the command makes them. */
export async function makeActor(kind: string): Promise<Person> {
  const person = await makePerson(kind);
  if (kind === "staff") await asAdmin`insert into staff (user_id) values (${person.id})`;
  return person;
}

/** Another session of the person's; gives its id. */
async function makeSession({ id }: Person): Promise<string> {
  const [row] = await asAdmin`insert into sessions (user_id, token_hash, amr, expires_at)
    values (${id}, ${hashSession(newSecret())}, '[]', now() + interval '1 day') returning id`;
  return row?.id;
}

/** A workspace of the person's own, deleted a moment ago; gives its id. */
async function makeDeleted({ id: owner }: Person): Promise<string> {
  const id = randomUUID();
  await asAdmin`insert into organizations (id, name, state, deleted_at) values (${id}, 'Gone', 'deleted', now())`;
  await asAdmin`insert into organization_slugs (organization_id, slug) values (${id}, ${`gone-${randomBytes(6).toString("hex")}`})`;
  await asAdmin`insert into memberships (organization_id, user_id, role_key, name, email, source)
    values (${id}, ${owner}, 'owner', 'Owner', 'x', 'created')`;
  return id;
}

function whoIs({ id, email }: Person) {
  return { userId: id, email };
}

/** Past the first step of signing in. */
async function makeStep(person: Person): Promise<{ step: string; secret: string }> {
  const { secret } = await giveTotp(whoIs(person));
  return { step: (await beginStep(whoIs(person))).secret, secret };
}

/** Somebody on their way in, and what somebody's device answers to them. */
async function answerToStep(person: Person, holder: Person | undefined): Promise<Sent> {
  const device = holder ? (await givePasskey(holder)).device : new Device();
  const { step } = await makeStep(person);
  const use = challengeUses.secondStep(hashSecret("second-step", step));
  return { input: { response: await answerTo(use, device, holder ? {} : { handle: "AA" }) }, step };
}

/** Somebody with the codes of an app, who has just typed one. */
async function proveStrongly({ actor }: Scene): Promise<Sent> {
  await giveTotp(whoIs(actor));
  await asAdmin`update sessions set amr = ${asAdmin.json([{ method: "otp", at: new Date().toISOString() }])}
    where user_id = ${actor.id}`;
  return {};
}

async function givePassword({ id, email }: Person): Promise<string> {
  await asAdmin`insert into credentials (user_id, password_hash) values (${id}, ${await hashPassword(password)})`;
  return email;
}

/** Who the person is to another service; gives the id. */
async function makeIdentity({ id }: Person): Promise<string> {
  const [row] = await asAdmin`insert into identities (user_id, provider, issuer, subject)
    values (${id}, 'oidc', 'https://id.example', ${randomUUID()}) returning id`;
  return row?.id;
}

/** A personal access token of theirs; gives the id. */
async function makeToken({ id }: Person): Promise<string> {
  const [row] = await asAdmin`insert into personal_access_tokens
      (user_id, name, secret_hash, permissions, rate_limit, expires_at)
    values (${id}, 'Token', ${randomBytes(32)}, '{read:profile}', 60, now() + interval '1 day') returning id`;
  return row?.id;
}

async function makeNewcomer(): Promise<Person> {
  const person = await makePerson("Newcomer");
  await asAdmin`update user_emails set verified_at = null where user_id = ${person.id}`;
  return person;
}

/** Another proved address of the person's; gives its id. */
async function makeAddress({ id }: Person): Promise<string> {
  const email = address();
  const [row] = await asAdmin`insert into user_emails (user_id, address, normalized, verified_at)
    values (${id}, ${email}, ${email}, now()) returning id`;
  return row?.id;
}

/** What the mail says to somebody who wants to add an address; good in their session. */
async function makeAddressCode(person: Person): Promise<string> {
  const token = await makeLink("add-email", person, address());
  const [session] = await asAdmin`select id from sessions where user_id = ${person.id}`;
  await asAdmin`update one_time_tokens set code_hash = ${hashSecret("address-code", `${session?.id}:123456`)}
    where token_hash = ${hashSecret("add-email", token)}`;
  return "123456";
}

/** A workspace of the person's own making, with somebody else in it. */
async function makeHome({ id, email }: Person, role = "viewer", other?: Person) {
  const [home, slug] = [randomUUID(), `home-${randomBytes(6).toString("hex")}`];
  const keeper = other ?? (await makePerson("Keeper"));
  await asAdmin`insert into organizations (id, name) values (${home}, 'Home')`;
  await asAdmin`insert into organization_slugs (organization_id, slug) values (${home}, ${slug})`;
  await asAdmin`insert into memberships (organization_id, user_id, role_key, name, email, source) values
    (${home}, ${id}, ${role}, 'Member', ${email}, 'created'),
    (${home}, ${keeper.id}, ${other ? "viewer" : "owner"}, 'Keeper', ${keeper.email}, 'created')`;
  return { id: home, slug };
}

type LinkPurpose = "reset-password" | "verify-email" | "sign-in-link" | "add-email";

async function makeLink(purpose: LinkPurpose, { id, email: own }: Person, email = own): Promise<string> {
  const token = newSecret();
  await asAdmin`insert into one_time_tokens (user_id, purpose, token_hash, email, expires_at)
    values (${id}, ${purpose}, ${hashSecret(purpose, token)}, ${email}, now() + interval '1 hour')`;
  return token;
}

async function makeUsedLink(purpose: LinkPurpose, person: Person): Promise<string> {
  const token = await makeLink(purpose, person);
  await asAdmin`update one_time_tokens set used_at = now() where token_hash = ${hashSecret(purpose, token)}`;
  return token;
}

/** What a mail says to somebody who just asked for it, with the browser that asked. */
async function makeAsked(
  person: Person,
  purpose: "verify-email" | "sign-in-link" = "verify-email",
): Promise<{ link: Sent; code: Sent }> {
  const [token, asked] = [await makeLink(purpose, person), newSecret()];
  await asAdmin`update one_time_tokens set browser_hash = ${hashBrowser(asked)}, code_hash = ${hashCode(purpose, asked, "123456")}
    where token_hash = ${hashSecret(purpose, token)}`;
  return { link: { input: { token }, asked }, code: { input: { code: "123456" }, asked } };
}

type Link = { token: string; place: Organization };
type Invitation = Link & { id: string };

async function invite(place: Organization, email: string): Promise<Invitation> {
  const token = newSecret();
  const [row] = await asAdmin`insert into invitations
      (organization_id, email, role_key, token_hash, invited_by, expires_at)
    select ${place.id}, ${email}, 'viewer', ${hashSecret("invitation", token)}, user_id, now() + interval '1 day'
    from memberships where organization_id = ${place.id} and role_key = 'owner' and state = 'active' limit 1
    returning id`;
  return { id: row?.id, token, place };
}

async function makeJoinLink(place: Organization, state: "on" | "off" = "on"): Promise<Link> {
  const token = newSecret();
  await asAdmin`insert into join_links
      (organization_id, role_key, token_hash, sealed_token, created_by, expires_at, revoked_at)
    select ${place.id}, 'viewer', ${hashSecret("join-link", token)}, ${Buffer.alloc(28)}, user_id, now() + interval '1 day',
      ${state === "off" ? new Date() : null}
    from memberships where organization_id = ${place.id} and role_key = 'owner' and state = 'active' limit 1`;
  return { token, place };
}

async function revoke(invitation: Invitation): Promise<Invitation> {
  await asAdmin`update invitations set revoked_at = now() where id = ${invitation.id}`;
  return invitation;
}

function byToken({ token, place }: Link): Sent {
  return { input: { token }, place };
}

function byId({ id, place }: Invitation): Sent {
  return { input: { id }, place };
}

function asNewPerson({ input, ...sent }: Sent): Sent {
  return { ...sent, input: { ...input, name: "Nora", password } };
}

/** As an account of their own: nobody is in before the address is proved. */
function asNewcomer({ input }: Sent, email: string): Sent {
  return { input: { ...input, name: "Nora", email, password } };
}
