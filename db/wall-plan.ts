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
  passkeys: equals("user_id", "app.user_id"),
  totp_secrets: equals("user_id", "app.user_id"),
  recovery_codes: equals("user_id", "app.user_id"),
  personal_access_tokens: equals("user_id", "app.user_id"),
  identities: equals("user_id", "app.user_id"),
  security_events: equals("user_id", "app.user_id"),
};

/** Tables that hold nothing of an organization or a person, with the reason. */
export const openTables: Record<string, string> = {
  permissions: "the template: names only a deploy writes",
  signing_keys: "the installation's own keys, sealed",
  rate_limits: "counters by hashed key, short-lived",
  passkey_challenges: "hashes of what an authenticator is to sign, of nobody yet and short-lived",
  mailbox: "development and tests only, empty in production",
};

const inStaff =
  "(NULLIF(( SELECT current_setting('app.staff_id'::text, true) AS current_setting), ''::text) IS NOT NULL)";

/**
 * The template: everyone reads it, staff write it, and the rows of the condition nobody deletes through the app. Not forced,
 * because a deploy writes as the owner.
 */
export const staffTables: Record<string, { write: string; keep?: string }> = {
  template: { write: inStaff },
  instance_settings: { write: inStaff },
  roles: { write: inStaff, keep: "(NOT required)" },
  role_permissions: {
    write: inStaff,
    keep: `(NOT (EXISTS ( SELECT 1
   FROM roles r,
    permissions p
  WHERE ((r.key = role_permissions.role_key) AND r.required AND (p.name = role_permissions.permission) AND p.essential))))`,
  },
};

/** Tables on which the app holds no right at all, with the reason. */
export const closedTables: Record<string, string> = {
  staff: "who runs the product: only a command writes it, as the owner, and enter_staff reads it",
  organization_tombstones:
    "that an organization was here and when, and nothing of what it held; the purge writes it",
  freed_slugs: "addresses of what was purged, so that none leads to a stranger; is_slug_taken reads them",
};

/** Tables that the look-up functions read: one more policy, SELECT only, for the owner. */
export const lookupTables = [
  "users",
  "user_emails",
  "credentials",
  "sessions",
  "one_time_tokens",
  "passkeys",
  "identities",
  "organizations",
  "organization_slugs",
  "memberships",
  "invitations",
  "join_links",
  "api_keys",
  "personal_access_tokens",
];

/** What was deleted so long ago that it may go: one more policy of organizations, DELETE only, for the owner. */
export const purgeCondition = "((state = 'deleted'::text) AND (deleted_at <= (now() - '30 days'::interval)))";

/** Functions that run with the owner's rights; only the purge writes. Adding one is a decision: docs/decisions. */
export const lookupFunctions = [
  "enter_by_invitation",
  "enter_by_join_link",
  "enter_by_key",
  "enter_deleted_organization",
  "enter_organization",
  "enter_organization_as_program",
  "enter_organization_as_staff",
  "enter_own_membership",
  "enter_staff",
  "enter_to_decline",
  "enter_user_as_staff",
  "find_identity",
  "find_invitation",
  "find_join_link",
  "find_key",
  "find_leaving_session",
  "find_moved_slug",
  "find_one_time_token",
  "find_one_time_token_by_browser",
  "find_passkey",
  "find_program",
  "find_session",
  "find_sign_in",
  "is_disabled",
  "is_slug_taken",
  "list_due_deletions",
  "list_deleted_organizations",
  "list_memberships",
  "list_organizations",
  "list_own_memberships",
  "list_rival_claims",
  "list_role_use",
  "list_users",
  "list_waiting_invitations",
  "open_gate",
  "open_gate_to_program",
  "purge_organization",
];
