/**
 * What every cell plays on: two organizations that have nothing to do with each other, a row in each of their tables, and
 * somebody of every kind. Each text in their rows begins with the organization's canary, so that one word found
 * anywhere says whose rows leaked.
 */
import { randomBytes, randomUUID } from "node:crypto";
import type { AuthenticationMethod } from "@/db/schema/sessions";
import { insertRow, makeRow, type Table, walledTables } from "@/db/testing/catalog";
import { asAdmin, inContext } from "@/db/testing/connections";
import { hashSession } from "@/lib/auth/cookies";
import { newSecret } from "@/lib/secret";

export type Organization = { id: string; slug: string; canary: string };
export type Person = { id: string; email: string; cookie: string };

export type Stage = {
  tables: Table[];
  /** The one that is attacked, and the one from which. */
  acme: Organization;
  globex: Organization;
  /** Kind of principal → who it is; a kind of a permission is made when it is first asked for. */
  people: Map<string, Person>;
};

/** Roles of the suite's own, beside those of the template: nobody in the app has them. */
export const powerless = "powerless";
export const powerlessToo = "powerless-too";

/** Makes a stage. `permissions` is what the entrances need: each gets a role with it alone, and one with all but it. */
export async function makeStage(permissions: string[]): Promise<Stage> {
  await makeRoles(permissions);
  const tables = (await walledTables()).filter(({ owner }) => owner === "organization_id");
  const stage: Stage = {
    tables,
    acme: await makeOrganization(tables),
    globex: await makeOrganization(tables),
    people: new Map(),
  };
  const join = async (kind: string, ...places: Place[]) => {
    const person = await makePerson(kind);
    stage.people.set(kind, person);
    for (const place of places) await makeMember(person, place);
  };
  const [inAcme, inGlobex] = [stage.acme, stage.globex].map(
    (organization) =>
      (role: string, state = "active") => ({
        organization,
        role,
        state,
      }),
  ) as [PlaceMaker, PlaceMaker];

  for (const role of ["owner", "admin", "member", "viewer"]) await join(role, inAcme(role));
  for (const permission of permissions) {
    await join(`exactly ${permission}`, inAcme(only(permission)));
    await join(`all but ${permission}`, inAcme(allBut(permission)));
  }
  await join("suspended admin", inAcme("admin", "suspended"));
  await join("removed admin", inAcme("admin", "removed"));
  await join("member here, admin there", inAcme("member"), inGlobex("admin"));
  await join("owner there", inGlobex("owner"));
  await join("stranger");
  await join("invited");
  await invite(stage.acme, stage.people.get("invited") as Person);
  await join("signed-out owner", inAcme("owner"));
  await asAdmin`update sessions set revoked_at = now() where user_id = ${stage.people.get("signed-out owner")?.id ?? ""}`;
  await join("unproved", inAcme("owner"));
  await asAdmin`update user_emails set verified_at = null where user_id = ${stage.people.get("unproved")?.id ?? ""}`;
  return stage;
}

type Place = { organization: Organization; role: string; state: string };
type PlaceMaker = (role: string, state?: string) => Place;

const only = (permission: string) => `only-${permission.replace(":", "-")}`;
const allBut = (permission: string) => `not-${permission.replace(":", "-")}`;

async function makeRoles(permissions: string[]): Promise<void> {
  const makeRole = (key: string, held: (permission: string) => boolean) =>
    asAdmin.begin(async (tx) => {
      await tx`insert into roles (key, name, description, position) values (${key}, ${key}, ${key}, 99) on conflict do nothing`;
      const all = await tx`select name from permissions`;
      for (const { name } of all.filter((row) => held(row.name)))
        await tx`insert into role_permissions (role_key, permission) values (${key}, ${name}) on conflict do nothing`;
    });
  for (const key of [powerless, powerlessToo]) await makeRole(key, () => false);
  for (const permission of permissions) {
    await makeRole(only(permission), (name) => name === permission);
    await makeRole(allBut(permission), (name) => name !== permission);
  }
}

export const organizationName = (canary: string) => `${canary} organizations name`;

async function makeOrganization(tables: Table[]): Promise<Organization> {
  const [id, userId] = [randomUUID(), randomUUID()];
  const canary = `canary${randomBytes(6).toString("hex")}`;
  const slug = `org-${randomBytes(6).toString("hex")}`;
  await inContext(
    { organizationId: id, userId },
    async (tx) => {
      await tx`insert into users (id, name) values (${userId}, 'Keeper')`;
      await tx`insert into organizations (id, name) values (${id}, ${organizationName(canary)})`;
      await tx`insert into organization_slugs (slug) values (${slug})`;
      await tx`insert into memberships (user_id, role_key, name, email, source)
        values (${userId}, 'owner', ${`${canary} memberships name`}, ${`${canary}@example.com`}, 'created')`;
    },
    { keep: true },
  );
  const organization = { id, slug, canary };
  const own = new Set(["organization_slugs", "memberships"]);
  for (const table of tables.filter(({ name }) => !own.has(name))) await makeTarget(organization, table);
  return organization;
}

/** A row of an organization's table, every free text in it a canary. Gives what names it: its id, or its person's. */
export async function makeTarget(
  { id: organizationId, canary }: Organization,
  table: Table,
  changes: Record<string, unknown> = {},
): Promise<string> {
  const userId = randomUUID();
  return inContext(
    { organizationId, userId },
    async (tx) => {
      await tx`insert into users (id, name) values (${userId}, ${`${canary} users name`})`;
      const row: Record<string, unknown> = {
        ...(await makeRow(tx, table, { organizationId, userId })),
        id: randomUUID(),
      };
      for (const { name, type, labels } of table.columns) {
        const isFree =
          type === "text" && labels.length === 0 && !name.endsWith("_key") && !name.endsWith("_type");
        if (isFree && name in row) row[name] = `${canary} ${table.name} ${name} ${String(row[name])}`;
      }
      if ("role_key" in row) row.role_key = powerless;
      if ("actor_type" in row) row.actor_type = "system";
      if ("email" in row) row.email = `${canary}-${userId}@example.com`;
      if (!table.columns.some(({ name }) => name === "id")) delete row.id;
      await insertRow(tx, table, { ...row, ...changes });
      return String(row.id ?? row.user_id);
    },
    { keep: true },
  );
}

/** Somebody with a proved address and a live session. */
/** Of a session whose last proof stays fresh however long the suite runs. */
export const lastingProof: AuthenticationMethod[] = [{ method: "pwd", at: "2100-01-01T00:00:00Z" }];

export async function makePerson(kind: string): Promise<Person> {
  const person = { id: randomUUID(), email: `${randomUUID()}@example.com`, cookie: newSecret() };
  await inContext(
    { userId: person.id },
    async (tx) => {
      await tx`insert into users (id, name) values (${person.id}, ${kind})`;
      await tx`insert into user_emails (address, normalized, is_primary, verified_at)
        values (${person.email}, ${person.email}, true, now())`;
      await tx`insert into sessions (token_hash, amr, expires_at)
        values (${hashSession(person.cookie)}, ${tx.json(lastingProof)}, now() + interval '1 day')`;
    },
    { keep: true },
  );
  return person;
}

/** Now, by the database's clock. */
export async function readClock(): Promise<Date> {
  const [row] = await asAdmin`select now() as now`;
  return row?.now;
}

/** Takes away who was made since and is in no workspace: what hashes whole tables reads all that others left. */
export async function forgetPeople(since: Date): Promise<void> {
  await asAdmin`delete from users u where created_at > ${since}
    and not exists (select 1 from memberships m where m.user_id = u.id)
    and not exists (select 1 from staff s where s.user_id = u.id)`;
}

export async function makeMember(person: Person, { organization, role, state }: Place): Promise<void> {
  await asAdmin`insert into memberships (organization_id, user_id, role_key, state, name, email, source)
    values (${organization.id}, ${person.id}, ${role}, ${state}, 'Member', ${person.email}, 'invitation')`;
}

async function invite({ id }: Organization, { email }: Person): Promise<void> {
  const [inviter] =
    await asAdmin`select user_id from memberships where organization_id = ${id} and role_key = 'owner'`;
  await asAdmin`insert into invitations (organization_id, email, role_key, token_hash, invited_by, expires_at)
    values (${id}, ${email}, 'viewer', ${randomBytes(32)}, ${inviter?.user_id ?? ""}, now() + interval '1 day')`;
}
