/** What the look-up functions for programs answer, and the conditions of which each makes a difference. */
import { randomBytes } from "node:crypto";
import { asAdmin } from "@/db/testing/connections";
import { accessOf, makeOrganization, makePerson } from "@/db/testing/people";

/** As in look-up-mutants.test.ts. */
export type Check = [name: string, change: string, call: string, answer: "a row" | "nothing" | RegExp];

// Kay runs one organization and is a viewer of another, in which Lou runs things.
const [kay, lou] = [await makePerson("Kay"), await makePerson("Lou")];
const here = await makeOrganization([
  [kay, "owner"],
  [lou, "viewer"],
]);
const there = await makeOrganization([
  [lou, "owner"],
  [kay, "viewer"],
]);
const { organizationId: hereId, epoch } = await accessOf(kay, here);
const { organizationId: thereId, epoch: epochThere } = await accessOf(kay, there);
const hex = (bytes: Buffer) => `'\\x${bytes.toString("hex")}'`;
const [ofKey, ofPersonal, ofNothing] = [randomBytes(32), randomBytes(32), randomBytes(32)].map(hex);
const given = "'{read:member,remove:member}'";
const [key] =
  await asAdmin.unsafe(`insert into api_keys (organization_id, name, secret_hash, permissions, rate_limit, expires_at, created_by)
  values ('${hereId}', 'Deploy', ${ofKey}, ${given}, 7, now() + interval '1 day', '${kay.userId}') returning id`);
const [personal] =
  await asAdmin.unsafe(`insert into personal_access_tokens (user_id, name, secret_hash, permissions, rate_limit, expires_at)
  values ('${kay.userId}', 'Laptop', ${ofPersonal}, ${given}, 7, now() + interval '1 day') returning id`);
const [session] = await asAdmin`select id from sessions where user_id = ${kay.userId}`;
const credentials = { key: key?.id, personal: personal?.id, session: session?.id } as Record<string, string>;
type Kind = "key" | "personal" | "session";
const kinds: Kind[] = ["key", "personal", "session"];

const findKey = (secret = ofKey) => `select kind, rate_limit from find_key(${secret})`;
const find = (kind: Kind) => `select kind, user_id from find_program('${credentials[kind]}')`;
const gate = (kind: Kind, to = hereId) =>
  `select slug, permissions from open_gate_to_program('${credentials[kind]}', '${to}')`;
const enter = (kind: Kind, to = hereId, by = to === hereId ? epoch : epochThere) =>
  `select outcome, held, current_setting('app.organization_id', true) = '${to}'
      and current_setting('app.user_id', true) = '${kay.userId}' as is_inside
    from enter_organization_as_program('${credentials[kind]}', '${to}', '${by}')`;
const calls = (kind: Kind) => [find(kind), gate(kind), enter(kind)];
const end = (secret = ofKey) =>
  `select name, nullif(current_setting('app.organization_id', true), '') is not null as of_organization,
      nullif(current_setting('app.user_id', true), '') is not null as of_person from enter_by_key(${secret})`;
const nameOf = (call: string) => /from (\w+)\(/.exec(call)?.[1] ?? "";
const refusedEverywhere = (kind: Kind, what: string, change: string): Check[] =>
  [...calls(kind), ...(kind === "session" ? [] : [findKey(kind === "key" ? ofKey : ofPersonal)])].map(
    (call) => [`${nameOf(call)}: ${what} (${kind})`, change, call, "nothing"],
  );

const tables = { key: "api_keys", personal: "personal_access_tokens", session: "sessions" };
const set = (kind: Kind, to: string) => `update ${tables[kind]} set ${to} where id = '${credentials[kind]}'`;
const kays = (to: string, at = hereId) =>
  `update memberships set ${to} where user_id = '${kay.userId}' and organization_id = '${at}'`;
const asUser = (to: string) => `update users set ${to} where id = '${kay.userId}'`;
const organization = (to: string) => `update organizations set ${to} where id = '${hereId}'`;
const retire = `update organization_slugs set retired_at = now() where slug = '${here}'`;
const opened = (permissions: string) =>
  new RegExp(`^\\[{"slug":"${here}","permissions":\\[${permissions}\\]}\\]$`);
const entered = /^\[{"outcome":"entered","held":\[[^\]]*"remove:member"[^\]]*\],"is_inside":true}\]$/;

export const checks: Check[] = [
  ["find_key: of an organization", "", findKey(), /^\[{"kind":"key","rate_limit":7}\]$/],
  ["find_key: of a person", "", findKey(ofPersonal), /^\[{"kind":"personal","rate_limit":7}\]$/],
  ["find_key: another secret", "", findKey(ofNothing), "nothing"],
  ...kinds.flatMap((kind): Check[] => [
    [
      `find_program: a ${kind}`,
      "",
      find(kind),
      new RegExp(`^\\[{"kind":"${kind}","user_id":"${kay.userId}"}\\]$`),
    ],
    [`enter_organization_as_program: a ${kind}`, "", enter(kind), entered],
    ...refusedEverywhere(kind, "revoked", set(kind, "revoked_at = now()")),
    ...refusedEverywhere(kind, "past its end", set(kind, "expires_at = now()")),
    ...refusedEverywhere(
      kind,
      "whose person waits for the end of their account",
      asUser("delete_after = now() + interval '1 day'"),
    ),
    ...refusedEverywhere(kind, "whose person was disabled", asUser("disabled_at = now()")),
    ...[
      ["a suspended member", kays("state = 'suspended'")],
      ["a removed member", kays("state = 'removed'")],
      ["a suspended organization", organization("state = 'suspended'")],
      ["a deleted organization", organization("state = 'deleted', deleted_at = now()")],
    ].flatMap(([what, change = ""]): Check[] =>
      [gate(kind), enter(kind)].map((call) => [
        `${nameOf(call)}: ${what} (${kind})`,
        change,
        call,
        "nothing",
      ]),
    ),
    ...["memberships set version", "organizations set rules_version", "template set version"].map(
      (counter): Check => [
        `enter_organization_as_program: stale by ${counter} (${kind})`,
        `update ${counter} = 99`,
        enter(kind),
        /"stale".*"is_inside":(?!true)/,
      ],
    ),
    [
      `open_gate_to_program: made after its person came back (${kind})`,
      kays("revived_at = now() - interval '1 hour'"),
      gate(kind),
      "a row",
    ],
    [`open_gate_to_program: no live slug (${kind})`, retire, gate(kind), "nothing"],
  ]),
  ...refusedEverywhere(
    "session",
    "unused for 14 days",
    set("session", "last_seen_at = now() - interval '14 days'"),
  ),
  [
    "open_gate_to_program: a slug of before beside it",
    `insert into organization_slugs (organization_id, slug, retired_at) values ('${hereId}', 'x-${here}', now())`,
    gate("key"),
    "a row",
  ],
  // A key ends with the membership of who made it, wherever it is asked.
  ...[find("key"), findKey()].flatMap((call) =>
    [
      ["its maker suspended", kays("state = 'suspended'")],
      ["its organization suspended", organization("state = 'suspended'")],
      ["of its maker's other organization", kays("state = 'removed'")],
      ["another member removed", `update memberships set state = 'removed' where user_id = '${lou.userId}'`],
    ].map(
      ([what, change = ""]): Check => [
        `${nameOf(call)}: ${what}`,
        change,
        call,
        what === "another member removed" ? "a row" : "nothing",
      ],
    ),
  ),
  ...[gate, enter].flatMap((call): Check[] => [
    [
      `${nameOf(call("personal"))}: made before its person came back`,
      kays("revived_at = now() + interval '1 hour'"),
      call("personal"),
      "nothing",
    ],
    [
      `${nameOf(call("session"))}: a session of before`,
      kays("revived_at = now() + interval '1 hour'"),
      call("session"),
      "a row",
    ],
  ]),
  [
    "enter_by_key: of an organization",
    "",
    end(),
    /^\[{"name":"Deploy","of_organization":true,"of_person":false}\]$/,
  ],
  [
    "enter_by_key: of a person",
    "",
    end(ofPersonal),
    /^\[{"name":"Laptop","of_organization":false,"of_person":true}\]$/,
  ],
  ["enter_by_key: another secret", "", end(ofNothing), "nothing"],
  ["enter_by_key: revoked (key)", set("key", "revoked_at = now()"), end(), "nothing"],
  ["enter_by_key: revoked (personal)", set("personal", "revoked_at = now()"), end(ofPersonal), "nothing"],
  ["enter_by_key: whose maker is out", kays("state = 'removed'"), end(), "a row"],
  ["enter_by_key: whose person was disabled", asUser("disabled_at = now()"), end(ofPersonal), "a row"],
  // What was given, of what its person holds: Kay holds everything here, and as a viewer cannot remove anybody.
  ["open_gate_to_program: what it was given", "", gate("key"), opened('"read:member","remove:member"')],
  ["open_gate_to_program: a session is given all", "", gate("session"), /"delete:organization"/],
  [
    "open_gate_to_program: of what its maker still holds",
    kays("role_key = 'viewer'"),
    gate("key"),
    opened('"read:member"'),
  ],
  [
    "open_gate_to_program: of what its person holds elsewhere",
    "",
    gate("personal", thereId),
    /"permissions":\["read:member"\]/,
  ],
  ["open_gate_to_program: a key of another organization", "", gate("key", thereId), "nothing"],
  ["enter_organization_as_program: a key of another organization", "", enter("key", thereId), "nothing"],
  [
    "enter_organization_as_program: elsewhere, with what is held there",
    "",
    enter("personal", thereId),
    /^\[{"outcome":"entered","held":\[(?![^\]]*remove:member)[^\]]*"read:member"[^\]]*\],"is_inside":true}\]$/,
  ],
  ...[gate, enter].map(
    (call): Check => [
      `${nameOf(call("personal"))}: where its person is not in`,
      `delete from memberships where user_id = '${kay.userId}' and organization_id = '${thereId}'`,
      call("personal", thereId),
      "nothing",
    ],
  ),
];

/** Each is made true, one at a time. */
export const conditions: Record<string, string[]> = {
  live_credential: [
    "maker.organization_id = k.organization_id",
    "maker.user_id = k.created_by",
    "maker.state = 'active'",
    "place.id = k.organization_id",
    "place.state = 'live'",
    "k.id = p_id",
    "k.revoked_at is null",
    "k.expires_at > now()",
    "t.id = p_id",
    "t.revoked_at is null",
    "t.expires_at > now()",
    "s.id = p_id",
    "s.revoked_at is null",
    "s.expires_at > now()",
    "s.last_seen_at > now() - interval '14 days'",
    "u.id = c.user_id",
    "u.delete_after is null",
    "u.disabled_at is null",
  ],
  enter_by_key: [
    "k.secret_hash = p_secret",
    "k.revoked_at is null",
    "t.secret_hash = p_secret",
    "t.revoked_at is null",
  ],
  find_key: ["k.secret_hash = p_secret", "t.secret_hash = p_secret"],
  // All of it is live_credential's.
  find_program: [],
  open_gate_to_program: [
    "p.role_key = m.role_key",
    "c.permissions is null",
    "p.permission = any (c.permissions)",
    "m.organization_id = p_organization",
    "m.user_id = c.user_id",
    "m.state = 'active'",
    "o.id = m.organization_id",
    "o.state = 'live'",
    "g.organization_id = o.id",
    "g.retired_at is null",
    "c.organization_id is null",
    "c.organization_id = p_organization",
    "c.made_at is null",
    "m.revived_at is null",
    "c.made_at > m.revived_at",
  ],
  enter_organization_as_program: [
    "p_epoch = m.version || '.' || o.rules_version || '.' || t.version",
    "p.role_key = m.role_key",
    "outcome = 'entered'",
    "m.organization_id = p_organization",
    "m.user_id = c.user_id",
    "m.state = 'active'",
    "o.id = m.organization_id",
    "o.state = 'live'",
    "c.organization_id is null",
    "c.organization_id = p_organization",
    "c.made_at is null",
    "m.revived_at is null",
    "c.made_at > m.revived_at",
  ],
};
