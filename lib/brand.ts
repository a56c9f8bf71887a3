/**
 * What a fork renames: the product's name and every identifier that leaves the process under it.
 * Changing `urn`, `keyPrefix` or `cookiePrefix` of a running product signs everyone out.
 */
export const brand = {
  name: "Atrium",
  /** The word on screen and in mails for an organization. Code always says organization. */
  workspace: { one: "workspace", many: "workspaces" },
  /** How the people who run the product are called where they did something in a workspace. */
  staff: "Atrium staff",
  /** Whom to ask for more than a workspace may have. */
  support: "support@example.com",
  /** Namespace of token audiences: `urn:<urn>:organization:<id>`. */
  urn: "atrium",
  /** First part of every API key, so that secret scanners know whose it is. */
  keyPrefix: "atrium",
  /** Put before every cookie name; set it when another product answers on the same host. */
  cookiePrefix: "",
  /** Sender of mails, when `MAIL_FROM` does not name another. */
  mailFrom: "Atrium <no-reply@example.com>",
} as const;
