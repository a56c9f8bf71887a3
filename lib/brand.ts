/**
 * What a fork renames: the product's name and every identifier that leaves the process under it. docs/rename.md has the rest.
 * Changing `urn`, `keyPrefix` or `cookiePrefix` of a running product signs everyone out.
 */
export const brand = {
  name: "Atrium",
  /** The word on screen and in mails for an organization, alone and with its article. Code always says organization. */
  workspace: { one: "workspace", many: "workspaces", a: "a workspace" },
  /** How the people who run the product are called where they did something in a workspace. */
  staff: "Atrium staff",
  /** Whom to ask for more than a workspace may have. */
  support: "support@example.com",
  /** Namespace of token audiences: `urn:<urn>:organization:<id>`. Small letters, digits and hyphens. */
  urn: "atrium",
  /** First part of every API key, so that secret scanners know whose it is. Small letters and digits: it names variables, too. */
  keyPrefix: "atrium",
  /** Put before every cookie name, as in `harbor-`; set it when another product answers on the same host. */
  cookiePrefix: "",
  /** Sender of mails, when `MAIL_FROM` does not name another. */
  mailFrom: "Atrium <no-reply@example.com>",
} as const;
