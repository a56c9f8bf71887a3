/**
 * The plan of the wall: which policies every table carries, which tables lie outside it and why, and the closed lists of
 * look-up functions and policies. Readiness and the database tests hold the catalog against it.
 */

/** As PostgreSQL writes the policy of `organizationWall` back. */
const equals = (column: string, setting: string) =>
  `(${column} = (NULLIF(( SELECT current_setting('${setting}'::text, true) AS current_setting), ''::text))::uuid)`;

/** Every table with an `organization_id` has this condition; it needs no line anywhere. */
export const organizationCondition = equals("organization_id", "app.organization_id");

/** Tables with a wall of another shape: a person's own rows, and the organization itself. */
export const otherConditions: Record<string, string> = {
  organizations: equals("id", "app.organization_id"),
  users: equals("id", "app.user_id"),
  user_emails: equals("user_id", "app.user_id"),
  credentials: equals("user_id", "app.user_id"),
  sessions: equals("user_id", "app.user_id"),
  one_time_tokens: equals("user_id", "app.user_id"),
  security_events: equals("user_id", "app.user_id"),
};

/** Tables that hold nothing of an organization or a person, with the reason. */
export const openTables: Record<string, string> = {
  template: "one row: the template's version",
  roles: "the template, the same for every organization",
  permissions: "the template",
  role_permissions: "the template",
  signing_keys: "the installation's own keys, sealed",
  rate_limits: "counters by hashed key, short-lived",
  mailbox: "development and tests only, empty in production",
};

/** Tables that the look-up functions read: one more policy, SELECT only, for the owner. */
export const lookupTables = [
  "users",
  "user_emails",
  "credentials",
  "sessions",
  "one_time_tokens",
  "organizations",
  "organization_slugs",
  "memberships",
  "invitations",
];

/** Functions that run with the owner's rights. Adding one is a decision: docs/decisions. */
export const lookupFunctions = [
  "enter_by_invitation",
  "enter_organization",
  "find_invitation",
  "find_one_time_token",
  "find_one_time_token_by_browser",
  "find_session",
  "find_sign_in",
  "is_slug_taken",
  "list_memberships",
  "list_rival_claims",
  "list_waiting_invitations",
  "open_gate",
];
