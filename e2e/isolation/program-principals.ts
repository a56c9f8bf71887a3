/** Who comes as a program: by which credential, where it leads, and what it may do there. Worked out by hand, never asked of the app. */
import { asAdmin } from "@/db/testing/connections";
import type { RoleColumn } from "./declared";
import { cookiesOf } from "./play";
import {
  audienceOf,
  everything,
  exchange,
  exchangeKey,
  makeKey,
  makePersonalToken,
  ownAudience,
} from "./program-credentials";
import type { ProgramEntrance } from "./program-entrances";
import { type Server, write } from "./send";
import { makePerson, type Organization, type Person, type Stage } from "./stage";

/** The headers by which it comes. */
type Come = (needs: string) => Promise<Record<string, string>>;

export type Principal = {
  name: string;
  /** Whose things it can reach, if any: without it, it is nobody. */
  home?: "here" | "there";
  may: (entrance: ProgramEntrance) => boolean;
  come: Come;
};

const always = () => true;
const never = () => false;
const byRole = (role: RoleColumn) => (entrance: ProgramEntrance) => entrance.allowed.has(role);
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** Principals at what is an organization's. */
export async function organizationPrincipals(stage: Stage, server: Server): Promise<Principal[]> {
  const { acme, globex } = stage;
  const person = (kind: string) => stage.people.get(kind) as Person;
  const all = await everything();
  const but = (needs: string) => all.filter((name) => name !== needs);
  /** A token of somebody's own by what they hold; `after` is what happens once they have it. */
  const token =
    (kind: string, place: Organization, scope?: (needs: string) => string[], after?: Change): Come =>
    async (needs) => {
      const { id } = person(kind);
      await after?.back(id);
      const key = await makePersonalToken(person(kind), all);
      const given = bearer(await exchange(server, key, audienceOf(place), scope?.(needs)));
      await after?.change(id);
      return given;
    };
  const key =
    (maker: string | ((needs: string) => string), given: (needs: string) => string[], place = acme): Come =>
    async (needs) => {
      const kind = typeof maker === "string" ? maker : maker(needs);
      return bearer((await makeKey(place, person(kind), given(needs))).key);
    };
  const endedKey =
    (to: "revoked_at" | "expires_at"): Come =>
    async (needs) => {
      const made = await makeKey(acme, person("owner"), [needs]);
      await asAdmin`update api_keys set ${asAdmin(to)} = now() where id = ${made.id}`;
      return bearer(made.key);
    };
  const bySession = async (after?: (person: Person) => Promise<unknown>) => {
    const somebody = await makePerson("Sid");
    await asAdmin`insert into memberships (organization_id, user_id, role_key, name, email, source)
      values (${acme.id}, ${somebody.id}, 'owner', 'Sid', ${somebody.email}, 'created')`;
    const given = bearer(await exchange(server, somebody, audienceOf(acme)));
    await after?.(somebody);
    return given;
  };
  const nobody = { may: never };
  return [
    { name: "key with it alone", home: "here", may: always, come: key("owner", (needs) => [needs]) },
    { name: "key with all but it", home: "here", may: never, come: key("owner", but) },
    {
      name: "key of who holds all but it",
      home: "here",
      may: never,
      come: key(
        (needs) => `all but ${needs}`,
        () => all,
      ),
    },
    { name: "key of a member", home: "here", may: byRole("member"), come: key("member", () => all) },
    { name: "key there", home: "there", may: always, come: key("owner there", (needs) => [needs], globex) },
    { name: "key of a maker who was removed", ...nobody, come: key("removed admin", () => all) },
    { name: "key of a maker who is suspended", ...nobody, come: key("suspended admin", () => all) },
    { name: "revoked key", ...nobody, come: endedKey("revoked_at") },
    { name: "key past its end", ...nobody, come: endedKey("expires_at") },
    ...(["owner", "admin", "member", "viewer"] as const).map(
      (role): Principal => ({
        name: `token of the ${role}`,
        home: "here",
        may: byRole(role),
        come: token(role, acme),
      }),
    ),
    { name: "token of the owner, without it", home: "here", may: never, come: token("owner", acme, but) },
    { name: "token there", home: "there", may: byRole("owner"), come: token("owner there", globex) },
    {
      name: "token there of a member here",
      home: "there",
      may: byRole("admin"),
      come: token("member here, admin there", globex),
    },
    {
      name: "token of a key",
      home: "here",
      may: always,
      come: async (needs) => bearer(await exchangeKey(server, await makeKey(acme, person("owner"), [needs]))),
    },
    { name: "token of a session", home: "here", may: byRole("owner"), come: () => bySession() },
    {
      name: "token of a session that ended",
      ...nobody,
      come: () =>
        bySession(({ id }) => asAdmin`update sessions set revoked_at = now() where user_id = ${id}`),
    },
    ...Object.entries(leavings(acme)).map(
      ([what, after]): Principal => ({
        name: `token of ${what}`,
        ...nobody,
        come: token(after.of, acme, undefined, after),
      }),
    ),
    {
      name: "token of the person's own",
      ...nobody,
      come: async () =>
        bearer(
          await exchange(
            server,
            await makePersonalToken(person("owner"), [...all, ...ofPersons]),
            ownAudience,
          ),
        ),
    },
    {
      name: "personal token itself",
      ...nobody,
      come: async () => bearer((await makePersonalToken(person("owner"), all)).key),
    },
    ...withoutBearer(stage),
  ];
}

type Change = { change: (id: string) => Promise<unknown>; back: (id: string) => Promise<unknown> };

/** What becomes of somebody after they were given a token. */
function leavings({ id: place }: Organization): Record<string, Change & { of: string }> {
  const state = (to: string) => (id: string) =>
    asAdmin`update memberships set state = ${to} where user_id = ${id} and organization_id = ${place}`;
  return {
    "somebody who was removed": { of: "removed admin", change: state("removed"), back: state("active") },
    "somebody who was suspended": {
      of: "suspended admin",
      change: state("suspended"),
      back: state("active"),
    },
    "somebody who was disabled": {
      of: "signed-out owner",
      change: (id) => asAdmin`update users set disabled_at = now() where id = ${id}`,
      back: (id) => asAdmin`update users set disabled_at = null where id = ${id}`,
    },
  };
}

const ofPersons = ["read:profile", "update:profile", "read:membership"];

function withoutBearer(stage: Stage): Principal[] {
  return [
    { name: "anonymous", may: never, come: async () => ({}) },
    {
      name: "cookies alone",
      may: never,
      come: async () => ({ cookie: write(await cookiesOf(stage, "owner", "fresh", stage.acme)) }),
    },
  ];
}

/** Principals at what is a person's own; `home` says only that they are somebody. */
export async function personPrincipals(stage: Stage, server: Server): Promise<Principal[]> {
  const { acme } = stage;
  const owner = stage.people.get("owner") as Person;
  const all = await everything();
  const but = (needs: string) => ofPersons.filter((name) => name !== needs);
  const itself =
    (given: (needs: string) => string[]): Come =>
    async (needs) =>
      bearer((await makePersonalToken(await makePerson("Una"), given(needs))).key);
  const token =
    (given: (needs: string) => string[], after?: (id: string) => Promise<unknown>): Come =>
    async (needs) => {
      const una = await makePerson("Una");
      const issued = await exchange(server, await makePersonalToken(una, given(needs)), ownAudience);
      await after?.(una.id);
      return bearer(issued);
    };
  const somebody = { home: "here" } as const;
  return [
    { name: "token with it alone", ...somebody, may: always, come: token((needs) => [needs]) },
    { name: "token with all but it", ...somebody, may: never, come: token(but) },
    { name: "personal token with it alone", ...somebody, may: always, come: itself((needs) => [needs]) },
    { name: "personal token with all but it", ...somebody, may: never, come: itself(but) },
    {
      name: "token of a session",
      ...somebody,
      may: always,
      come: async () => bearer(await exchange(server, await makePerson("Una"), ownAudience)),
    },
    {
      name: "token of somebody who was disabled",
      may: never,
      come: token(
        () => ofPersons,
        (id) => asAdmin`update users set disabled_at = now() where id = ${id}`,
      ),
    },
    {
      name: "token of somebody who leaves",
      may: never,
      come: token(
        () => ofPersons,
        (id) => asAdmin`update users set delete_after = now() + interval '1 day' where id = ${id}`,
      ),
    },
    {
      name: "token of a personal token that was revoked",
      may: never,
      come: token(
        () => ofPersons,
        (id) => asAdmin`update personal_access_tokens set revoked_at = now() where user_id = ${id}`,
      ),
    },
    {
      name: "key of an organization",
      may: never,
      come: async () => bearer((await makeKey(acme, owner, [...all, ...ofPersons])).key),
    },
    {
      name: "token of an organization",
      may: never,
      come: async () =>
        bearer(
          await exchange(server, await makePersonalToken(owner, [...all, ...ofPersons]), audienceOf(acme)),
        ),
    },
    ...withoutBearer(stage),
  ];
}
