import { randomBytes, randomUUID } from "node:crypto";
import type { TransactionSql } from "postgres";
import { afterAll, expect, test } from "vitest";
import { asAdmin, closeConnections } from "@/db/testing/connections";
import { accessOf, makeOrganization, makePerson } from "@/db/testing/people";
import { lookupFunctions } from "@/db/wall-plan";
import * as ofPrograms from "./look-ups-of-programs";
import { keepPart, type Mutant } from "./report";

// What the look-up functions answer is asked as the app, inside a transaction that is taken back; so are their mutants.
const [ann, ben, cid, dora, eve] = await Promise.all(["Ann", "Ben", "Cid", "Dora", "Eve"].map(makePerson));
if (!ann || !ben || !cid || !dora || !eve) throw new Error("Somebody is missing.");
const alpha = await makeOrganization([
  [ann, "owner"],
  [dora, "viewer"],
]);
const beta = await makeOrganization([[ben, "owner"]]);
const { organizationId, epoch } = await accessOf(ann, alpha);
const hex = (bytes: Buffer) => `'\\x${bytes.toString("hex")}'`;
const [invitation, ticket, browser, link] = Array.from({ length: 4 }, () => hex(randomBytes(32)));
await asAdmin.unsafe(`
  insert into invitations (organization_id, email, role_key, token_hash, invited_by, expires_at)
    values ('${organizationId}', '${cid.email}', 'member', ${invitation}, '${ann.userId}', now() + interval '1 day');
  insert into join_links (organization_id, role_key, token_hash, sealed_token, created_by, expires_at, use_limit)
    values ('${organizationId}', 'member', ${link}, '', '${ann.userId}', now() + interval '1 day', 5);
  insert into one_time_tokens (user_id, purpose, token_hash, browser_hash, expires_at)
    values ('${ann.userId}', 'sign-in-ticket', ${ticket}, ${browser}, now() + interval '1 hour');
  insert into passkeys (user_id, credential_id, public_key, transports, is_backed_up, name)
    values ('${ann.userId}', ${ticket}, '', '{}', false, 'Phone');
  insert into identities (user_id, provider, issuer, subject)
    values ('${ann.userId}', 'oidc', 'https://id.example', '${ann.userId}');
  insert into user_emails (user_id, address, normalized, is_primary)
    values ('${eve.userId}', 'claim-${eve.email}', 'claim-${eve.email}', false)`);
const [waiting] = await asAdmin`select id from invitations where organization_id = ${organizationId}`;

const annsSession = `update sessions set $ where user_id = '${ann.userId}'`;
const annsMembership = `update memberships set $ where user_id = '${ann.userId}'`;
const organization = `update organizations set $ where id = '${organizationId}'`;
const annsEmail = `update user_emails set $ where user_id = '${ann.userId}'`;
const annsLink = `update join_links set $ where token_hash = ${link}`;
const cidsInvitation = `update invitations set $ where token_hash = ${invitation}`;
const set = (update: string, to: string) => update.replace("$", to);
const member = (state: string, userId: string, minutes = 1) =>
  `insert into memberships (organization_id, user_id, role_key, state, name, email, source, removed_at)
    values ('${organizationId}', '${userId}', 'viewer', '${state}', 'x', 'x', 'invitation', now() + interval '${minutes} minutes')`;

const find = `select user_name from find_session(${hex(ann.session)})`;
const gate = (session = ann.session, slug = alpha) =>
  `select permissions from open_gate(${hex(session)}, '${slug}')`;
const enter = (who = ann, user = who.userId, to = organizationId) =>
  `select outcome, current_setting('app.organization_id', true) = '${to}' as is_inside
    from enter_organization(${hex(who.session)}, '${user}', '${to}', '${epoch}')`;
const list = `select slug from list_memberships(${hex(ann.session)})`;
const leaves = `update users set delete_after = now() + interval '1 day' where id = '${ann.userId}'`;
const leaving = (who = ann) => `select user_name from find_leaving_session(${hex(who.session)})`;
const disabled = `update users set disabled_at = now() where id = '${ann.userId}'`;
const isDisabled = (who = ann) => `select is_disabled('${who.userId}') as answer`;
const due = `select user_id from list_due_deletions() where user_id = '${ann.userId}'`;
const asPerson = (who = ann) => `select set_config('app.user_id', '${who.userId}', true)`;
const ownSlugs = "select slug from list_own_memberships()";
const ownLast = "select is_last_required from list_own_memberships()";
const enterOwn = (to = organizationId) =>
  `select current_setting('app.organization_id', true) = '${to}' as is_inside from enter_own_membership('${to}')`;
const accept = (user = cid.userId, by = `${invitation}, null`) =>
  `select slug from enter_by_invitation('${user}', ${by})`;
const decline = (user = "null", by = `${invitation}, null`) =>
  `select email, current_setting('app.organization_id', true) = '${organizationId}' as is_inside
    from enter_to_decline(${user}, ${by})`;
const byWaitingId = (user: string) => decline(`'${user}'`, `null, '${waiting?.id}'`);
const wait = (who = cid) => `select slug from list_waiting_invitations(${hex(who.session)})`;
const read = (by = invitation) => `select state from find_invitation(${by}, '${cid.userId}')`;
const join = (user = cid.userId, by = link) =>
  `select slug, address, current_setting('app.organization_id', true) = organization_id::text as is_inside
    from enter_by_join_link('${user}', ${by})`;
const cidJoins = new RegExp(`^\\[{"slug":"${alpha}","address":"${cid.email}","is_inside":true}\\]$`);
const look = (by = link, user = `'${cid.userId}'`) =>
  `select state, address, is_member from find_join_link(${by}, ${user})`;
const token = `select is_live from find_one_time_token(${ticket})`;
const byBrowser = `select is_live from find_one_time_token_by_browser(${browser})`;
const passkey = (credential = ticket) => `select user_id from find_passkey(${credential})`;
const identity = (issuer = "https://id.example", subject = ann.userId) =>
  `select user_id from find_identity('${issuer}', '${subject}')`;
const rival = (email: string) => `select user_id from list_rival_claims('${email}', '${ann.userId}')`;

type Check = ofPrograms.Check;

const endings: Array<[string, string]> = [
  ["a revoked session", set(annsSession, "revoked_at = now()")],
  ["a session past its end", set(annsSession, "expires_at = now()")],
  ["a session unused for 14 days", set(annsSession, "last_seen_at = now() - interval '14 days'")],
];
const exits: Array<[string, string]> = [
  ["a suspended member", set(annsMembership, "state = 'suspended'")],
  ["a removed member", set(annsMembership, "state = 'removed'")],
  ["a suspended organization", set(organization, "state = 'suspended'")],
];
const spent: Array<[string, string]> = [
  ["a revoked invitation", set(cidsInvitation, "revoked_at = now()")],
  ["an invitation past its end", set(cidsInvitation, "expires_at = now()")],
  ["a declined invitation", set(cidsInvitation, "declined_at = now()")],
  [
    "an invitation that another accepted",
    set(cidsInvitation, `accepted_at = now(), accepted_by = '${ben.userId}'`),
  ],
  ["an inviter who was removed", set(annsMembership, "state = 'removed'")],
  ["an inviter who may not invite", set(annsMembership, "role_key = 'viewer'")],
  [
    "an inviter who offers more than they hold",
    `${set(annsMembership, "role_key = 'admin'")}; ${set(cidsInvitation, "role_key = 'owner'")}`,
  ],
  [
    "an inviter who may not invite, though another may",
    `${set(annsMembership, "role_key = 'viewer'")}; update memberships set role_key = 'owner' where user_id = '${dora.userId}'`,
  ],
  [
    "an inviter who may not invite, to the role that they hold",
    `${set(annsMembership, "role_key = 'viewer'")}; ${set(cidsInvitation, "role_key = 'viewer'")}`,
  ],
  ["a person suspended there", member("suspended", cid.userId)],
  ["a person removed since", member("removed", cid.userId)],
  ["an inviter who was disabled", disabled],
  ["a suspended organization", set(organization, "state = 'suspended'")],
  [
    "an address that is not proved",
    `update user_emails set verified_at = null where user_id = '${cid.userId}'`,
  ],
];
/** What ends a join link for Cid, and what it is called then. */
const overs: Array<[what: string, change: string, state: string | undefined]> = [
  ["switched off", set(annsLink, "revoked_at = now()"), "revoked"],
  ["past its end", set(annsLink, "expires_at = now()"), "expired"],
  ["used up", set(annsLink, "uses = 5"), "used-up"],
  ["to a role that is gone", set(annsLink, "role_key = null"), undefined],
  ...[...spent.filter(([what]) => /^an inviter who (?!offers)/.test(what))].map(
    ([what, change]): [string, string, string] => [
      what.replace("inviter", "maker").replace("an maker", "a maker"),
      change.replace(
        cidsInvitation.replace("$", "role_key = 'viewer'"),
        set(annsLink, "role_key = 'viewer'"),
      ),
      "withdrawn",
    ],
  ),
  [
    "a maker who offers more than they hold",
    `${set(annsMembership, "role_key = 'admin'")}; ${set(annsLink, "role_key = 'owner'")}`,
    "withdrawn",
  ],
  ["a person suspended there", member("suspended", cid.userId), "withdrawn"],
  ["a person removed since", member("removed", cid.userId), "withdrawn"],
  ["a suspended organization", set(organization, "state = 'suspended'"), undefined],
  ["a retired slug", `update organization_slugs set retired_at = now() where slug = '${alpha}'`, undefined],
];
const anotherDomain = set(annsLink, "email_domain = 'example.org'");
const cidsSecond = (address: string, verified = "now()") =>
  `insert into user_emails (user_id, address, normalized, is_primary, verified_at)
    values ('${cid.userId}', '${address}', '${address}', false, ${verified})`;
const former = "t-former-address";
const moved = `insert into organization_slugs (organization_id, slug, retired_at) values
  ('${organizationId}', '${former}', now()), ('${organizationId}', '${former}-too', now())`;
const lead = (who = ann, slug = former) => `select slug from find_moved_slug(${hex(who.session)}, '${slug}')`;
const deleted = (days: number, id = organizationId) =>
  `update organizations set state = 'deleted', deleted_at = now() - interval '${days} days' where id = '${id}'`;
const listDeleted = (who = ann) => `select slug from list_deleted_organizations(${hex(who.session)})`;
const enterDeleted = (who = ann) =>
  `select slug, current_setting('app.organization_id', true) = '${organizationId}' as is_inside
    from enter_deleted_organization(${hex(who.session)}, '${organizationId}')`;
const purge = `select organization_id = '${organizationId}' as is_it from purge_organization()`;
const annIsStaff = `insert into staff (user_id) values ('${ann.userId}')`;
const enterStaff = `select user_name from enter_staff(${hex(ann.session)})`;
const counted = `insert into roles (key, name, description, position) values ('counted', 'Counted', 'x', 99);
  update memberships set role_key = 'counted' where user_id = '${dora.userId}';
  select set_config('app.staff_id', '${ann.userId}', true)`;
const invitedToIt = `${counted}; ${set(cidsInvitation, "role_key = 'counted'")}`;
const use = "select * from list_role_use() where role_key = 'counted'";
const useOf = (people: number, holders: number, invitations: number) =>
  new RegExp(
    `"people":${people},"organizations":${people},"holders":${holders},"holder_organizations":${holders},"invitations":${invitations}}`,
  );
const lastWill: Check[] = [
  ["find_moved_slug: for a member", moved, lead(), new RegExp(`^\\[{"slug":"${alpha}"}\\]$`)],
  ["find_moved_slug: a stranger", moved, lead(ben), "nothing"],
  ["find_moved_slug: the one in use", moved, lead(ann, alpha), "nothing"],
  ["find_moved_slug: another", moved, lead(ann, "nowhere-yet"), "nothing"],
  ...[...endings, ...exits].map(
    ([what, change]): Check => [`find_moved_slug: ${what}`, `${moved}; ${change}`, lead(), "nothing"],
  ),
  ["find_moved_slug: deleted", `${moved}; ${deleted(1)}`, lead(), "nothing"],
  ["list_deleted_organizations: theirs", `${moved}; ${deleted(29)}`, listDeleted(), "a row"],
  ["enter_deleted_organization: theirs", deleted(29), enterDeleted(), /"is_inside":true/],
  ...[listDeleted, enterDeleted].flatMap((call): Check[] => [
    [`${nameOf(call())}: not deleted`, "", call(), "nothing"],
    [`${nameOf(call())}: 30 days ago`, deleted(30), call(), "nothing"],
    [`${nameOf(call())}: who may not delete`, deleted(1), call(dora), "nothing"],
    [`${nameOf(call())}: a stranger`, deleted(1), call(ben), "nothing"],
    [
      `${nameOf(call())}: an owner elsewhere`,
      `${deleted(1)}; ${set(annsMembership, "role_key = 'viewer'")}; update memberships set role_key = 'owner' where user_id = '${dora.userId}'`,
      call(),
      "nothing",
    ],
    ...[...endings, ...exits.slice(0, 2)].map(
      ([what, change]): Check => [
        `${nameOf(call())}: ${what}`,
        `${deleted(1)}; ${change}`,
        call(),
        "nothing",
      ],
    ),
  ]),
  [
    "enter_deleted_organization: another of theirs",
    `${deleted(1)}; update memberships set role_key = 'owner' where user_id = '${ben.userId}';
      update organizations set state = 'deleted', deleted_at = now() where id <> '${organizationId}'`,
    enterDeleted(ben),
    "nothing",
  ],
  ["purge_organization: 31 days ago", deleted(31), purge, /^\[{"is_it":true}\]$/],
  ["purge_organization: 29 days ago", deleted(29), purge, "nothing"],
  ["purge_organization: none is due", "", purge, "nothing"],
  [
    "is_slug_taken: free, though another was freed",
    "insert into freed_slugs (slug) values ('freed-for-good')",
    "select is_slug_taken('nowhere-yet') as taken",
    /false/,
  ],
  [
    "is_slug_taken: freed",
    "insert into freed_slugs (slug) values ('freed-for-good')",
    "select is_slug_taken('freed-for-good') as taken",
    /true/,
  ],
];

const asAnnOfStaff = `select set_config('app.staff_id', '${ann.userId}', true)`;
const listed = (search = `'${alpha}'`, state = "null", before = "null") =>
  `select slug, members, pending_invitations as pending from list_organizations(${search}, ${state}, ${before}, 50)`;
const listedAs = (members: number, pending: number) =>
  new RegExp(`^\\[{"slug":"${alpha}","members":${members},"pending":${pending}}\\]$`);
const enterAsStaff = (id = organizationId) =>
  `select current_setting('app.organization_id', true) = '${id}' as is_inside from enter_organization_as_staff('${id}')`;
const inBeta = `insert into invitations (organization_id, email, role_key, token_hash, invited_by, expires_at)
  select organization_id, 'x@example.com', 'viewer', '\\x01', '${ben.userId}', now() + interval '1 day'
  from organization_slugs where slug = '${beta}'`;
const forStaff: Array<[what: string, change: string, call: string, answer: Check[3]]> = [
  ["one of them", "select 1", listed(), listedAs(2, 1)],
  ["by its name", set(organization, "name = 'Zebra'"), listed("'zEB'"), listedAs(2, 1)],
  ["nobody's name", "select 1", listed("'no such name'"), "nothing"],
  ["in another state", "select 1", listed(undefined, "'suspended'"), "nothing"],
  ["in its state", "select 1", listed(undefined, "'live'"), listedAs(2, 1)],
  ["the page after it", "select 1", listed(undefined, "null", `'${organizationId}'`), "nothing"],
  ["an invitation elsewhere", inBeta, listed(), listedAs(2, 1)],
  [
    "a removed member",
    `update memberships set state = 'removed' where user_id = '${dora.userId}'`,
    listed(),
    listedAs(1, 1),
  ],
  [
    "a suspended member",
    `update memberships set state = 'suspended' where user_id = '${dora.userId}'`,
    listed(),
    listedAs(2, 1),
  ],
  ...spent
    .slice(0, 4)
    .map(([what, change]): [string, string, string, RegExp] => [what, change, listed(), listedAs(2, 0)]),
  [
    "a retired slug",
    `insert into organization_slugs (organization_id, slug, retired_at) values ('${organizationId}', 'x-${alpha}', now())`,
    listed(),
    listedAs(2, 1),
  ],
];

const people = (search = `'${ann.email}'`, state = "null", before = "null") =>
  `select name, state, organizations, is_proved, last_seen_at is not null as was_seen
    from list_users(${search}, ${state}, ${before}, 50)`;
const annAs = (changes: Record<string, unknown> = {}) =>
  new RegExp(
    `^\\[${JSON.stringify({ name: "Ann", state: "active", organizations: 1, is_proved: true, was_seen: true, ...changes })}\\]$`,
  );
const enterUser = (id = ann.userId) =>
  `select current_setting('app.user_id', true) = '${id}' as is_inside from enter_user_as_staff('${id}')`;
const peopleForStaff: Array<[what: string, change: string, call: string, answer: Check[3]]> = [
  ["one of them", "select 1", people(), annAs()],
  [
    "by their name",
    `update users set name = 'Zebra' where id = '${ann.userId}'`,
    people("'zEB'"),
    annAs({ name: "Zebra" }),
  ],
  [
    "by another address of theirs",
    `insert into user_emails (user_id, address, normalized, is_primary) values ('${ann.userId}', 'Quagga@x.org', 'quagga@x.org', false)`,
    people("'QUAGGA'"),
    annAs(),
  ],
  ["nobody's name", "select 1", people("'no such name'"), "nothing"],
  [
    "an address that is not proved",
    set(annsEmail, "verified_at = null"),
    people(),
    annAs({ is_proved: false }),
  ],
  ["who was disabled", disabled, people(undefined, "'disabled'"), annAs({ state: "disabled" })],
  ["who waits to be deleted", leaves, people(undefined, "'leaving'"), annAs({ state: "leaving" })],
  ["in another state", "select 1", people(undefined, "'disabled'"), "nothing"],
  ["in their state", "select 1", people(undefined, "'active'"), annAs()],
  ["the page after them", "select 1", people(undefined, "null", `'${ann.userId}'`), "nothing"],
  ["a removed member", set(annsMembership, "state = 'removed'"), people(), annAs({ organizations: 0 })],
  ["a suspended member", set(annsMembership, "state = 'suspended'"), people(), annAs()],
  [
    "who never signed in",
    `delete from sessions where user_id = '${ann.userId}'`,
    people(),
    annAs({ was_seen: false }),
  ],
];

const checks: Check[] = [
  ["list_users: who is not staff", "", people(), "nothing"],
  ...peopleForStaff.map(
    ([what, change, call, answer]): Check => [
      `list_users: ${what}`,
      `${asAnnOfStaff}; ${change}`,
      call,
      answer,
    ],
  ),
  ["enter_user_as_staff: staff", asAnnOfStaff, enterUser(ben.userId), /^\[{"is_inside":true}\]$/],
  ["enter_user_as_staff: who is not staff", "", enterUser(), "nothing"],
  ["enter_user_as_staff: one that is not there", asAnnOfStaff, enterUser(randomUUID()), "nothing"],
  ["is_disabled: who is not", "", isDisabled(), /false/],
  ["is_disabled: who was disabled", disabled, isDisabled(), /true/],
  ["is_disabled: another was disabled", disabled, isDisabled(ben), /false/],
  ["enter_organization: who was disabled", disabled, enter(), "nothing"],
  ["enter_staff: who was disabled", `${annIsStaff}; ${disabled}`, enterStaff, "nothing"],
  ["find_leaving_session: who was disabled", `${leaves}; ${disabled}`, leaving(), "nothing"],
  ...[find, gate(), list].map(
    (call): Check => [`${nameOf(call)}: who was disabled`, disabled, call, "nothing"],
  ),
  ...ofPrograms.checks,
  ...lastWill,
  ["list_organizations: who is not staff", "", listed(), "nothing"],
  ...forStaff.map(
    ([what, change, call, answer]): Check => [
      `list_organizations: ${what}`,
      `${asAnnOfStaff}; ${change}`,
      call,
      answer,
    ],
  ),
  ["enter_organization_as_staff: staff", asAnnOfStaff, enterAsStaff(), /^\[{"is_inside":true}\]$/],
  ["enter_organization_as_staff: who is not staff", "", enterAsStaff(), "nothing"],
  ["enter_organization_as_staff: one that is not there", asAnnOfStaff, enterAsStaff(randomUUID()), "nothing"],
  ["enter_staff: staff", annIsStaff, enterStaff, /^\[{"user_name":"Ann"}\]$/],
  ["enter_staff: who is not staff", "", enterStaff, "nothing"],
  ["enter_staff: another is staff", annIsStaff.replace(ann.userId, ben.userId), enterStaff, "nothing"],
  ...endings.map(
    ([ending, change]): Check => [
      `enter_staff: ${ending}`,
      `${annIsStaff}; ${change}`,
      enterStaff,
      "nothing",
    ],
  ),
  ["list_role_use: who is not staff", "", "select role_key from list_role_use()", "nothing"],
  ["list_role_use: one person", counted, use, useOf(1, 1, 0)],
  [
    "list_role_use: one who is suspended",
    `${counted}; update memberships set state = 'suspended' where user_id = '${dora.userId}'`,
    use,
    useOf(0, 1, 0),
  ],
  [
    "list_role_use: one who was removed",
    `${counted}; update memberships set state = 'removed' where user_id = '${dora.userId}'`,
    use,
    useOf(0, 0, 0),
  ],
  [
    "list_role_use: a suspended organization",
    `${counted}; ${set(organization, "state = 'suspended'")}`,
    use,
    useOf(0, 1, 0),
  ],
  ["list_role_use: one invitation", invitedToIt, use, useOf(1, 1, 1)],
  ...spent
    .slice(0, 4)
    .map(
      ([what, change]): Check => [`list_role_use: ${what}`, `${invitedToIt}; ${change}`, use, useOf(1, 1, 0)],
    ),
  ["find_session: a live one", "", find, /^\[{"user_name":"Ann"}\]$/],
  ["open_gate: the way in, with what the role holds", "", gate(), /invite:member/],
  [
    "open_gate: what a viewer's role does not hold",
    "",
    gate(dora.session),
    /^(?!.*invite:member).*read:member/,
  ],
  ["open_gate: a stranger", "", gate(ben.session), "nothing"],
  ["open_gate: another slug", "", gate(ann.session, "another"), "nothing"],
  [
    "open_gate: a retired slug",
    `update organization_slugs set retired_at = now() where slug = '${alpha}'`,
    gate(),
    "nothing",
  ],
  ["enter_organization: a current access", "", enter(), /"entered","is_inside":true/],
  ["enter_organization: a stranger", "", enter(ben), "nothing"],
  ["enter_organization: another's name", "", enter(ann, dora.userId), "nothing"],
  ["enter_organization: whose account waits to be deleted", leaves, enter(), "nothing"],
  ["enter_organization: elsewhere", "", enter(ben, ben.userId), "nothing"],
  ...["memberships set version", "organizations set rules_version", "template set version"].map(
    (counter): Check => [
      `enter_organization: stale by ${counter}`,
      `update ${counter} = 99`,
      enter(),
      /"stale","is_inside":(?!true)/,
    ],
  ),
  ["list_memberships: their own alone", "", list, new RegExp(`^\\[{"slug":"${alpha}"}\\]$`)],
  ...endings.flatMap(([name, change]): Check[] =>
    [find, gate(), enter(), list].map((call) => [`${nameOf(call)}: ${name}`, change, call, "nothing"]),
  ),
  ...exits.flatMap(([name, change]): Check[] =>
    [gate(), enter(), list].map((call) => [`${nameOf(call)}: ${name}`, change, call, "nothing"]),
  ),
  ["find_session: an address that is not proved", set(annsEmail, "verified_at = null"), find, "nothing"],
  ...[find, gate(), list].map(
    (call): Check => [`${nameOf(call)}: who asked for their account to be deleted`, leaves, call, "nothing"],
  ),
  ["find_leaving_session: who may keep their account", leaves, leaving(), /^\[{"user_name":"Ann"}\]$/],
  ["find_leaving_session: another", leaves, leaving(ben), "nothing"],
  ["find_leaving_session: who did not ask for it", "", leaving(), "nothing"],
  ["find_leaving_session: too late", leaves.replace("+", "-"), leaving(), "nothing"],
  ...[...endings, ["an address that is not proved", set(annsEmail, "verified_at = null")]].map(
    ([name, change]): Check => [
      `find_leaving_session: ${name}`,
      `${leaves}; ${change}`,
      leaving(),
      "nothing",
    ],
  ),
  ["list_due_deletions: whose time is over", leaves.replace("+", "-"), due, "a row"],
  ["list_due_deletions: whose time is not over", leaves, due, "nothing"],
  ["list_due_deletions: who was disabled", `${leaves.replace("+", "-")}; ${disabled}`, due, "nothing"],
  ["list_due_deletions: who did not ask for it", "", due, "nothing"],
  ["list_own_memberships: their own alone", asPerson(), ownSlugs, new RegExp(`^\\[{"slug":"${alpha}"}\\]$`)],
  ["list_own_memberships: nobody", "", ownSlugs, "nothing"],
  ...exits.map(
    ([name, change]): Check => [
      `list_own_memberships: no name for ${name}`,
      `${asPerson()}; ${change}`,
      ownSlugs,
      /^\[{"slug":null}\]$/,
    ],
  ),
  ["list_own_memberships: the last owner", asPerson(), ownLast, /^\[{"is_last_required":true}\]$/],
  [
    "list_own_memberships: one of two owners",
    `${asPerson()}; update memberships set role_key = 'owner' where user_id = '${dora.userId}'`,
    ownLast,
    /^\[{"is_last_required":false}\]$/,
  ],
  [
    "list_own_memberships: the last owner beside a suspended one",
    `${asPerson()}; update memberships set role_key = 'owner', state = 'suspended' where user_id = '${dora.userId}'`,
    ownLast,
    /^\[{"is_last_required":true}\]$/,
  ],
  [
    "list_own_memberships: the last owner beside a disabled one",
    `${asPerson()}; update memberships set role_key = 'owner' where user_id = '${dora.userId}';
      ${disabled.replace(ann.userId, dora.userId)}`,
    ownLast,
    /^\[{"is_last_required":true}\]$/,
  ],
  [
    "list_own_memberships: a viewer where nobody runs anything",
    `${asPerson(dora)}; ${set(annsMembership, "state = 'suspended'")}`,
    ownLast,
    /^\[{"is_last_required":false}\]$/,
  ],
  ["enter_own_membership: their own", asPerson(), enterOwn(), /^\[{"is_inside":true}\]$/],
  [
    "enter_own_membership: what they were removed from",
    `${asPerson()}; ${set(annsMembership, "state = 'removed'")}`,
    enterOwn(),
    /^\[{"is_inside":true}\]$/,
  ],
  ["enter_own_membership: a stranger", asPerson(ben), enterOwn(), "nothing"],
  ["enter_own_membership: nobody", "", enterOwn(), "nothing"],
  ["enter_own_membership: elsewhere", asPerson(), enterOwn(ben.userId), "nothing"],
  ["enter_by_invitation: by token", "", accept(), "a row"],
  ["enter_by_invitation: by id", "", accept(cid.userId, `null, '${waiting?.id}'`), "a row"],
  ["enter_by_invitation: for another", "", accept(ben.userId), "nothing"],
  ["enter_by_invitation: for another, by id", "", accept(ben.userId, `null, '${waiting?.id}'`), "nothing"],
  ["enter_by_invitation: another token", "", accept(cid.userId, `${ticket}, null`), "nothing"],
  [
    "enter_by_invitation: again, as a member",
    `${member("active", cid.userId)}; ${set(cidsInvitation, `accepted_at = now(), accepted_by = '${cid.userId}'`)}`,
    accept(),
    "a row",
  ],
  [
    "enter_by_invitation: again, once suspended",
    `${member("suspended", cid.userId)}; ${set(cidsInvitation, `accepted_at = now(), accepted_by = '${cid.userId}'`)}`,
    accept(),
    "nothing",
  ],
  ...spent.flatMap(([name, change]): Check[] =>
    [accept(), wait()].map((call) => [`${nameOf(call)}: ${name}`, change, call, "nothing"]),
  ),
  ["enter_to_decline: by token, whoever holds it", "", decline(), /"is_inside":true/],
  ["enter_to_decline: by id, for whom it is", "", byWaitingId(cid.userId), /"is_inside":true/],
  [
    "enter_to_decline: by the id of none",
    "",
    decline(`'${cid.userId}'`, `null, '${randomUUID()}'`),
    "nothing",
  ],
  ["enter_to_decline: by id, for another", "", byWaitingId(ben.userId), "nothing"],
  ["enter_to_decline: by id, for nobody", "", decline("null", `null, '${waiting?.id}'`), "nothing"],
  [
    "enter_to_decline: by id, for another address of theirs",
    set(cidsInvitation, "email = 'other@example.com'"),
    byWaitingId(cid.userId),
    "nothing",
  ],
  [
    "enter_to_decline: by id, for an address that is not proved",
    `update user_emails set verified_at = null where user_id = '${cid.userId}'`,
    byWaitingId(cid.userId),
    "nothing",
  ],
  ["enter_to_decline: another token", "", decline("null", `${ticket}, null`), "nothing"],
  ...[...spent.slice(0, 4), ...spent.filter(([what]) => what === "a suspended organization")].map(
    ([what, change]): Check => [`enter_to_decline: ${what}`, change, decline(), "nothing"],
  ),
  ["list_waiting_invitations: what waits", "", wait(), "a row"],
  ["list_waiting_invitations: nothing for a member", member("active", cid.userId), wait(), "nothing"],
  ["list_waiting_invitations: nothing for another", "", wait(ben), "nothing"],
  [
    "list_waiting_invitations: nothing for an address that is not proved",
    set(cidsInvitation, `email = 'claim-${eve.email}'`),
    wait(eve),
    "nothing",
  ],
  ...[accept(), wait()].flatMap((call): Check[] => [
    [
      `${nameOf(call)}: one who was removed before it was sent`,
      member("removed", cid.userId, -60),
      call,
      "a row",
    ],
    [`${nameOf(call)}: another was suspended there`, member("suspended", ben.userId), call, "a row"],
  ]),
  ["find_invitation: pending", "", read(), /"pending"/],
  ["find_invitation: pending for a member too", member("active", cid.userId), read(), /"pending"/],
  ["find_invitation: another token", "", read(ticket), "nothing"],
  [
    "find_invitation: an inviter who was removed",
    set(annsMembership, "state = 'removed'"),
    read(),
    /"withdrawn"/,
  ],
  ["find_invitation: an inviter who was disabled", disabled, read(), /"withdrawn"/],
  [
    "find_invitation: an invitation past its end",
    set(cidsInvitation, "expires_at = now()"),
    read(),
    /"expired"/,
  ],
  ["find_invitation: declined", set(cidsInvitation, "declined_at = now()"), read(), /"declined"/],
  ["find_invitation: a suspended organization", set(organization, "state = 'suspended'"), read(), "nothing"],
  ["enter_by_join_link: for anyone with a proved address", "", join(), cidJoins],
  ["enter_by_join_link: another token", "", join(cid.userId, ticket), "nothing"],
  ["enter_by_join_link: again, as a member", member("active", cid.userId), join(), cidJoins],
  [
    "enter_by_join_link: a member, when it is over and no address fits",
    `${set(annsLink, "revoked_at = now(), email_domain = 'example.org'")}; ${member("active", cid.userId)}`,
    join(),
    /"address":null,"is_inside":true/,
  ],
  [
    "enter_by_join_link: another is a member, when it is over",
    `${set(annsLink, "revoked_at = now()")}; ${member("active", ben.userId)}`,
    join(),
    "nothing",
  ],
  ["enter_by_join_link: an address of another domain", anotherDomain, join(), "nothing"],
  [
    "enter_by_join_link: a second address, of the domain",
    `${anotherDomain}; ${cidsSecond("cid@example.org")}`,
    join(),
    /"address":"cid@example.org"/,
  ],
  ["enter_by_join_link: the primary address first", cidsSecond("a@example.com"), join(), cidJoins],
  ...["cid@evil-example.org", "cid@example.org.evil.test", "cid@sub.example.org"].map(
    (address): Check => [
      `enter_by_join_link: ${address}`,
      `${anotherDomain}; ${cidsSecond(address)}`,
      join(),
      "nothing",
    ],
  ),
  [
    "enter_by_join_link: an address of the domain that is only claimed",
    `${anotherDomain}; ${cidsSecond("cid@example.org", "null")}`,
    join(),
    "nothing",
  ],
  [
    "enter_by_join_link: who was removed before it was made",
    member("removed", cid.userId, -60),
    join(),
    cidJoins,
  ],
  ["enter_by_join_link: another was suspended there", member("suspended", ben.userId), join(), cidJoins],
  [
    "find_join_link: for who may join",
    "",
    look(),
    new RegExp(`"usable","address":"${cid.email}","is_member":false`),
  ],
  ["find_join_link: for nobody", "", look(link, "null"), /"usable","address":null,"is_member":false/],
  ["find_join_link: for a member", member("active", cid.userId), look(), /"usable".*"is_member":true/],
  ["find_join_link: for who is suspended", member("suspended", cid.userId), look(), /"is_member":false/],
  ["find_join_link: another is a member", member("active", ben.userId), look(), /"is_member":false/],
  ["find_join_link: another token", "", look(ticket), "nothing"],
  ...overs.flatMap(([what, change, state]): Check[] => [
    [`enter_by_join_link: ${what}`, change, join(), "nothing"],
    [`find_join_link: ${what}`, change, look(), state ? new RegExp(`"state":"${state}"`) : "nothing"],
  ]),
  ...[token, byBrowser].flatMap((call): Check[] => [
    [`${nameOf(call)}: unused`, "", call, /^\[{"is_live":true}\]$/],
    [`${nameOf(call)}: used`, "update one_time_tokens set used_at = now()", call, /false/],
    [`${nameOf(call)}: past its end`, "update one_time_tokens set expires_at = now()", call, /false/],
    [`${nameOf(call)}: another`, "", call.replace(/x[0-9a-f]{8}/, "x00000000"), "nothing"],
  ]),
  [
    "find_sign_in: theirs",
    "",
    `select is_verified from find_sign_in('${ann.email}')`,
    /^\[{"is_verified":true}\]$/,
  ],
  [
    "find_sign_in: theirs, without a password",
    `delete from credentials where user_id = '${ann.userId}'`,
    `select password_hash from find_sign_in('${ann.email}')`,
    /null/,
  ],
  ["find_passkey: theirs", "", passkey(), "a row"],
  ["find_passkey: another", "", passkey(browser), "nothing"],
  ["find_identity: theirs", "", identity(), "a row"],
  ["find_identity: of another issuer", "", identity("https://other.example"), "nothing"],
  ["find_identity: another subject", "", identity("https://id.example", ben.userId), "nothing"],
  ["find_sign_in: nobody's", "", "select is_verified from find_sign_in('nobody@example.com')", "nothing"],
  ["is_slug_taken: taken", "", `select is_slug_taken('${alpha}') as taken`, /true/],
  ["is_slug_taken: free", "", "select is_slug_taken('nowhere-yet') as taken", /false/],
  ["list_rival_claims: who proved another address is none", "", rival(`claim-${eve.email}`), "nothing"],
  [
    "list_rival_claims: who proved none",
    `update user_emails set verified_at = null where user_id = '${eve.userId}'`,
    rival(`claim-${eve.email}`),
    "a row",
  ],
  ["list_rival_claims: who proved this one is none", "", rival(eve.email), "nothing"],
  ["list_rival_claims: not oneself", set(annsEmail, "verified_at = null"), rival(ann.email), "nothing"],
];

/** Each condition is made true, one at a time. */
const conditions: Record<string, string[]> = {
  ...ofPrograms.conditions,
  find_leaving_session: [
    "s.token_hash = p_session",
    "u.delete_after > now()",
    "u.disabled_at is null",
    "s.revoked_at is null",
    "s.expires_at > now()",
    "s.last_seen_at > now() - interval '14 days'",
    "e.verified_at is not null",
  ],
  is_disabled: ["u.id = p_user", "u.disabled_at is not null"],
  list_due_deletions: ["u.delete_after <= now()", "u.disabled_at is null"],
  list_own_memberships: [
    "m.user_id = nullif(current_setting('app.user_id', true), '')::uuid",
    "o.state = 'live'",
    "m.state = 'active'",
    "r.required",
    "other.organization_id = m.organization_id",
    "other.user_id <> m.user_id",
    "other.state = 'active'",
    "k.required",
    "not public.is_disabled(other.user_id)",
    "place.id = m.organization_id",
  ],
  enter_own_membership: [
    "m.organization_id = p_organization",
    "m.user_id = nullif(current_setting('app.user_id', true), '')::uuid",
  ],
  find_session: [
    "u.delete_after is null",
    "u.disabled_at is null",
    "s.token_hash = p_session",
    "s.revoked_at is null",
    "s.expires_at > now()",
    "s.last_seen_at > now() - interval '14 days'",
    "e.verified_at is not null",
  ],
  list_memberships: ["m.user_id = s.user_id", "m.state = 'active'", "o.state = 'live'"],
  open_gate: [
    "m.user_id = s.user_id",
    "m.state = 'active'",
    "o.state = 'live'",
    "g.slug = p_slug",
    "g.retired_at is null",
    "g.organization_id = o.id",
    "rp.role_key = m.role_key",
  ],
  enter_organization: [
    "u.delete_after is null",
    "u.disabled_at is null",
    "p_epoch = m.version || '.' || o.rules_version || '.' || t.version",
    "outcome = 'entered'",
    "m.organization_id = p_organization",
    "m.user_id = s.user_id",
    "m.state = 'active'",
    "o.state = 'live'",
    "s.token_hash = p_session",
    "s.user_id = p_user",
    "s.revoked_at is null",
    "s.expires_at > now()",
    "s.last_seen_at > now() - interval '14 days'",
  ],
  enter_by_invitation: [
    "i.email = e.normalized",
    "o.state = 'live'",
    "e.user_id = p_user",
    "e.verified_at is not null",
    "(i.token_hash = p_token or i.id = p_invitation)",
    "i.declined_at is null",
    "i.revoked_at is null",
    "i.accepted_at is null",
    "i.expires_at > now()",
    "public.is_acceptable(i, p_user)",
    "m.state = 'active'",
  ],
  enter_to_decline: [
    "i.token_hash = p_token",
    "i.id = p_invitation",
    "e.user_id = p_user",
    "e.normalized = i.email",
    "e.verified_at is not null",
    "o.state = 'live'",
    "i.accepted_at is null",
    "i.revoked_at is null",
    "i.declined_at is null",
    "i.expires_at > now()",
  ],
  list_waiting_invitations: [
    "e.user_id = s.user_id",
    "e.verified_at is not null",
    "i.email = e.normalized",
    "i.accepted_at is null",
    "i.declined_at is null",
    "i.revoked_at is null",
    "i.expires_at > now()",
    "o.state = 'live'",
    "public.is_acceptable(i, s.user_id)",
    "own.user_id = s.user_id",
    "own.state = 'active'",
  ],
  find_invitation: [
    "o.state = 'live'",
    "i.token_hash = p_token",
    "public.is_acceptable(i, p_user)",
    "i.expires_at <= now()",
  ],
  enter_by_join_link: [
    "o.state = 'live'",
    "g.retired_at is null",
    "l.token_hash = p_token",
    "public.join_link_state(l, p_user) = 'usable'",
    "public.address_for_join_link(l, p_user) is not null",
    "own.user_id = p_user",
    "own.state = 'active'",
  ],
  find_join_link: [
    "o.state = 'live'",
    "g.retired_at is null",
    "l.token_hash = p_token",
    "own.user_id = p_user",
    "own.state = 'active'",
  ],
  join_link_state: [
    "l.revoked_at is not null",
    "l.expires_at <= now()",
    "l.uses >= l.use_limit",
    "l.role_key is not null",
    "maker.user_id = l.created_by",
    "p.role_key = maker.role_key",
    "p.permission = 'invite:member'",
    "maker.state = 'active'",
    "not public.is_disabled(maker.user_id)",
    "held.role_key = maker.role_key",
    "held.permission = offered.permission",
    "own.user_id = p_user",
    "own.state = 'suspended'",
    "own.removed_at >= l.created_at",
  ],
  address_for_join_link: [
    "e.user_id = p_user",
    "e.verified_at is not null",
    "split_part(e.normalized, '@', 2) = l.email_domain",
  ],
  is_acceptable: [
    "inviter.user_id = i.invited_by",
    "p.role_key = inviter.role_key",
    "p.permission = 'invite:member'",
    "inviter.state = 'active'",
    "not public.is_disabled(inviter.user_id)",
    "held.role_key = inviter.role_key",
    "held.permission = offered.permission",
    "own.user_id = p_user",
    "own.state = 'suspended'",
    "own.removed_at >= i.sent_at",
  ],
  find_one_time_token: ["t.used_at is null", "t.expires_at > now()", "t.token_hash = p_token"],
  find_one_time_token_by_browser: ["t.used_at is null", "t.expires_at > now()", "t.browser_hash = p_browser"],
  find_sign_in: ["e.normalized = p_email", "c.user_id = e.user_id"],
  find_passkey: ["k.credential_id = p_credential"],
  find_identity: ["i.issuer = p_issuer", "i.subject = p_subject"],
  is_slug_taken: ["g.slug = p_slug", "f.slug = p_slug"],
  find_moved_slug: [
    "f.slug = p_slug",
    "f.retired_at is not null",
    "o.state = 'live'",
    "m.user_id = s.user_id",
    "m.organization_id = o.id",
    "m.state = 'active'",
    "g.retired_at is null",
    "g.organization_id = o.id",
  ],
  list_deleted_organizations: [
    "m.user_id = s.user_id",
    "m.state = 'active'",
    "p.role_key = m.role_key",
    "p.permission = 'delete:organization'",
    "o.state = 'deleted'",
    "o.deleted_at > now() - interval '30 days'",
    "g.retired_at is null",
  ],
  enter_deleted_organization: ["d.organization_id = p_organization"],
  purge_organization: [],
  enter_staff: ["t.user_id = s.user_id"],
  list_role_use: [
    "nullif(current_setting('app.staff_id', true), '') is not null",
    "m.role_key = r.key",
    "m.state = 'active'",
    "m.state <> 'removed'",
    "o.id = m.organization_id",
    "o.state = 'live'",
    "i.role_key = r.key",
    "i.accepted_at is null",
    "i.declined_at is null",
    "i.revoked_at is null",
    "i.expires_at > now()",
  ],
  list_organizations: [
    "nullif(current_setting('app.staff_id', true), '') is not null",
    "m.organization_id = o.id",
    "m.state <> 'removed'",
    "i.organization_id = o.id",
    "i.accepted_at is null",
    "i.revoked_at is null",
    "i.declined_at is null",
    "i.expires_at > now()",
    "g.organization_id = o.id",
    "g.retired_at is null",
    "p_search is null",
    "strpos(lower(o.name), lower(p_search)) > 0",
    "strpos(g.slug, lower(p_search)) > 0",
    "p_state is null",
    "o.state = p_state",
    "p_before is null",
    "o.id < p_before",
  ],
  enter_organization_as_staff: [
    "o.id = p_organization",
    "nullif(current_setting('app.staff_id', true), '') is not null",
  ],
  list_users: [
    "m.user_id = u.id",
    "m.state <> 'removed'",
    "s.user_id = u.id",
    "e.user_id = u.id",
    "e.is_primary",
    "u.disabled_at is not null",
    "u.delete_after is not null",
    "nullif(current_setting('app.staff_id', true), '') is not null",
    "p_search is null",
    "strpos(lower(u.name), lower(p_search)) > 0",
    "a.user_id = u.id",
    "strpos(a.normalized, lower(p_search)) > 0",
    "p_state is null",
    "x.state = p_state",
    "p_before is null",
    "u.id < p_before",
  ],
  enter_user_as_staff: ["u.id = p_user", "nullif(current_setting('app.staff_id', true), '') is not null"],
  list_rival_claims: [
    "e.normalized = p_email",
    "e.user_id <> p_user",
    "e.verified_at is null",
    "v.verified_at is not null",
  ],
};
const mutations = Object.entries(conditions).flatMap(([name, fragments]) =>
  fragments.map((fragment) => ({ name, fragment })),
);
const chosen = mutations.filter((_, index) => process.env.FULL || index % 6 === 0);
const harmless: Record<string, string> = {
  "list_deleted_organizations without o.state = 'deleted'":
    "a constraint gives only what is deleted the time since when",
  "list_rival_claims without e.verified_at is null":
    "who proved this address has proved one, and so is left out by the last condition",
};
const mutants: Mutant[] = [];
let passed = 0;

afterAll(async () => {
  const killed = (name: string) =>
    mutants.filter((each) => each.what.startsWith(`${name} `)).map((each) => each.killedBy);
  keepPart("look-ups", {
    title: "Look-up functions, and what happens without each of their conditions",
    enumerated: checks.length + chosen.length,
    executed: passed + mutants.length,
    passed: passed + mutants.filter((each) => each.killedBy || each.harmless).length,
    mutants,
    tables: [
      {
        title: "Mutants by function",
        rows: [
          ["function", "made", "killed"],
          ...Object.keys(conditions).map((name) => [
            name,
            String(killed(name).length),
            String(killed(name).filter(Boolean).length),
          ]),
        ],
      },
    ],
  });
  await closeConnections();
});

test("every look-up function has its checks and mutants", () => {
  expect(Object.keys(conditions)).toEqual(expect.arrayContaining(lookupFunctions));
  expect(lookupFunctions.filter((name) => !checks.some(([check]) => check.startsWith(`${name}:`)))).toEqual(
    [],
  );
});

test.each(checks)("%s", async (...check) => {
  expect(await fails(check)).toBeUndefined();
  passed += 1;
});

test.each(chosen)("$name without $fragment is noticed", async ({ name, fragment }) => {
  let killedBy: string | undefined;
  // First those that speak of this function; is_acceptable has no caller of its own here.
  const order = checks.toSorted(
    ([a], [b]) => Number(b.startsWith(`${name}:`)) - Number(a.startsWith(`${name}:`)),
  );
  for (const check of order) {
    const failure = await fails(check, (tx) => mutate(tx, name, fragment));
    if (!failure) continue;
    killedBy = `${check[0]}: ${failure}`;
    break;
  }
  const what = `${name} without ${fragment}`;
  mutants.push({ what, killedBy, harmless: harmless[what] });
  if (harmless[what]) expect(killedBy).toBeUndefined();
  else expect(killedBy).toBeDefined();
});

async function mutate(tx: TransactionSql, name: string, fragment: string): Promise<void> {
  const [row] =
    await tx`select pg_get_functiondef(oid) as text from pg_proc where proname = ${name} and pronamespace = 'public'::regnamespace`;
  const changed = String(row?.text).replaceAll(fragment, "true");
  expect(changed, "the condition is there").not.toBe(row?.text);
  await tx.unsafe(changed);
}

async function fails(
  [, change, call, answer]: Check,
  before?: (tx: TransactionSql) => Promise<void>,
): Promise<string | undefined> {
  const taken = { back: undefined as string | undefined };
  await asAdmin
    .begin(async (tx) => {
      await before?.(tx);
      if (change) await tx.unsafe(change);
      await tx.unsafe("set local role app_user");
      const found = await tx.unsafe(call).then(
        (rows) => JSON.stringify(rows),
        (error: Error) => error.message,
      );
      const isRight =
        answer === "nothing"
          ? found === "[]"
          : answer === "a row"
            ? /^\[{[^}]*}\]$/.test(found)
            : answer.test(found);
      taken.back = isRight ? undefined : `gave ${found.slice(0, 60)}`;
      throw taken;
    })
    .catch((error: unknown) => {
      if (error !== taken) throw error;
    });
  return taken.back;
}

function nameOf(call: string): string {
  return call.match(/from (\w+)\(/)?.[1] ?? "";
}
