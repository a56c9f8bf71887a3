/** The only place that writes addresses inside a workspace, and that judges a return address. */

export const chooserPath = "/workspaces";
export const newWorkspacePath = "/workspaces/new";
/** What the command menu asks when it opens. */
export const commandsPath = "/api/commands";
/** What programs can do, and how: the page, and the same for machines. */
export const developersPath = "/developers";
export const openApiPath = "/api/v1/openapi.json";
/** A person's own pages: who they are, where they are signed in, where they belong, and all that is kept of them. */
export const accountPath = "/account";
export const securityPath = "/account/security";
/** What programs of theirs prove themselves by. */
export const accessTokensPath = "/account/access-tokens";
export const ownWorkspacesPath = "/account/workspaces";
export const ownDataPath = "/account/data";
/** Everything of the person's, as a file. */
export const exportPath = "/account/export";
/** Where an account is ended, and where its end is called off. */
export const deleteAccountPath = "/account/delete";
export const keepAccountPath = "/account/keep";

/** Where a mailed link proves one more address. */
export function newAddressPath(token: string): string {
  return `/account/addresses/${token}`;
}

/** Where a deleted workspace is brought back, by somebody who may. */
export function restorePath(organizationId: string): string {
  return `${chooserPath}/restore/${organizationId}`;
}
/** Where staff change the roles of every organization. */
export const templatePath = "/admin/template";
/** Where staff decide for the installation as a whole. */
export const settingsPath = "/admin/settings";
/** Where staff see every organization, change its limits, suspend and restore it. */
export const organizationsPath = "/admin/organizations";
/** Where staff see the signing keys and rotate them, and where anybody finds the public halves. */
export const signingKeysPath = "/admin/keys";
export const publicKeysPath = "/.well-known/jwks.json";
/** Where staff find people, end their sessions, disable and enable them. */
export const usersPath = "/admin/users";
/** Where staff see which mails could not be sent, and have them sent again. */
export const jobsPath = "/admin/jobs";

/** `workspacePath("acme", "members")` → `/acme/members` */
export function workspacePath(slug: string, ...segments: string[]): string {
  return `/${[slug, ...segments].map(encodeURIComponent).join("/")}`;
}

/** The same place in a workspace that goes by another slug now; its home, when the path is not in it. */
export function movedPath(path: string, from: string, to: string): string {
  const before = workspacePath(from);
  const rest = path.slice(before.length);
  return workspacePath(to) + (path.startsWith(before) && /^([/?]|$)/.test(rest) ? rest : "");
}

/** The chooser, for who comes from a path that is of no workspace of theirs, or no longer. */
export function leftPath(path: string): string {
  return withQuery(chooserPath, { from: path.split("/")[1]?.split("?")[0] || undefined });
}

/** The address with these in its query; what is undefined is left out. */
export function withQuery(path: string, query: Record<string, string | undefined>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const text = new URLSearchParams(given).toString();
  return text ? `${path}?${text}` : path;
}

/** Where a person makes an account, or reads that an invitation is needed. */
export const signUpPath = "/sign-up";

/** The sign-in page, with the way back. */
export function signInPath(next?: string): string {
  return next ? `/sign-in?next=${encodeURIComponent(next)}` : "/sign-in";
}

/** Where the code from the mail is typed, with where to go then. */
export function checkMailPath(next?: string): string {
  return withQuery("/verify", { next: safeReturnPath(next) });
}

/** What can be done by somebody who can prove nothing any more. */
export const lostAccessPath = "/lost-access";

/** Where every way in ends for who was disabled. The same for everybody: it looks nobody up. */
export const disabledPath = "/sign-in/disabled";

/** Where a second factor is asked for, with where to go then. */
export function secondStepPath(next?: string): string {
  return withQuery("/sign-in/second-step", { next: safeReturnPath(next) });
}

/**
 * A return address is a path of this app and nothing else; anything a browser could read as another origin, and any
 * address that would only bounce, is dropped.
 */
export function safeReturnPath(next: unknown): string | undefined {
  if (typeof next !== "string" || next.length > 2000 || !/^\/(?![/\\])/.test(next)) return undefined;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop control characters before they parse
  if (/[\\\u0000-\u001f\u007f]/.test(next)) return undefined;
  const url = URL.parse(next, "http://here.invalid");
  if (url?.host !== "here.invalid" || url.pathname.startsWith("//")) return undefined;
  if (/^\/(sign-in|sign-up|verify)(\/|$)/.test(url.pathname)) return undefined;
  return `${url.pathname}${url.search}${url.hash}`;
}
