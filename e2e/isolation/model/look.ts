/** What must hold after every command, whatever it was: the database is as the model says, for each person and in sum. */
import { expect } from "vitest";
import type { OrganizationAccess } from "@/db/entry";
import { listPendingInvitations } from "@/db/queries/invitations";
import { listMembers } from "@/db/queries/memberships";
import { listWaitingInvitations } from "@/db/queries/own-invitations";
import { listOwnMemberships } from "@/db/queries/own-memberships";
import { asAdmin } from "@/db/testing/connections";
import type { TestPerson } from "@/db/testing/people";
import { checkAccess, enterOrganization, type Tx } from "@/db/wall";
import { askGate } from "@/lib/organization/gate";
import type { Real } from "./commands";
import { isAcceptable, isIn, type Model, permissionsOf } from "./rules";

/** An access that somebody was given once, and what it rested on. */
export type Held = { who: string; at: string; stamp: string; access: OrganizationAccess };

/** Everybody from outside, and in these organizations at the gate and with each access that they hold. */
export async function look(model: Model, real: Real, held: Held[], places: string[]): Promise<void> {
  await Promise.all([...real.people].map((person) => lookFromOutside(model, real, held, places, person)));
  const given = held.filter(({ at }) => places.includes(at));
  await Promise.all(given.map((each) => lookInside(model, real, each)));
  for (const at of places) {
    const trail = model.organizations.get(at)?.trail.toSorted();
    const facts = trail && { hasRequired: true, trail };
    expect(await readFacts(real.slugs.get(at)), `the trail of ${at}`).toEqual(facts);
  }
}

async function lookFromOutside(
  model: Model,
  real: Real,
  held: Held[],
  places: string[],
  [who, person]: [string, TestPerson],
): Promise<void> {
  expect(await seeOutside(real, person), `what ${who} sees outside`).toEqual(expectOutside(model, who));
  for (const at of places) {
    const passage = await askGate(person.session, real.slugs.get(at) ?? "");
    const isOpen = passage.outcome === "open";
    const said = isOpen ? [...passage.access.permissions].toSorted() : passage.outcome;
    expect(said, `what the gate of ${at} says to ${who}`).toEqual(expectGate(model, who, at));
    if (isOpen) keep(held, { who, at, stamp: stampOf(model, who, at), access: passage.access });
  }
}

/** An access that was overtaken knocks at the shell's door, the one that holds at that of the rows. */
async function lookInside(model: Model, real: Real, { who, at, stamp, access }: Held): Promise<void> {
  const outcome = expectEntry(model, who, at, stamp);
  const isCurrent = stamp === stampOf(model, who, at);
  const entered = isCurrent
    ? await enterOrganization(access, (tx) => seeInside(tx, real))
    : await checkAccess(access);
  const expected = outcome === "entered" ? { outcome, result: expectInside(model, at) } : { outcome };
  expect(entered, `what ${who} finds in ${at} with an access given earlier`).toEqual(expected);
}

/** One hash for each organization, over all its rows in these tables but for when somebody was last active. */
export async function hashOrganizations(tables: string[], { slugs }: Real): Promise<Map<string, string>> {
  const rows = await asAdmin`select g.slug, md5(string_agg(query_to_xml(
      format('select (to_jsonb(t) - ''last_active_at'')::text from %I t where organization_id = %L order by 1', name, g.organization_id),
      true, false, '')::text, '' order by name)) as hash
    from organization_slugs g cross join unnest(${tables}::text[]) name
    where g.slug = any(${[...slugs.values()]}) group by g.slug`;
  const hashes = new Map(rows.map((row) => [row.slug, row.hash]));
  return new Map([...slugs].map(([at, slug]) => [at, hashes.get(slug) ?? "no rows"]));
}

async function seeOutside({ slugs }: Real, { session }: TestPerson) {
  const [own, waiting] = await Promise.all([listOwnMemberships(session), listWaitingInvitations(session)]);
  const name = (slug: string) => [...slugs].find(([, each]) => each === slug)?.[0];
  return {
    workspaces: own.map((each) => `${name(each.slug)} as ${each.roleName}`).toSorted(),
    waiting: waiting
      .map((each) => `${name(each.slug)} as ${each.roleName} from ${each.inviterName}`)
      .toSorted(),
  };
}

function expectOutside(model: Model, who: string) {
  const all = model.sessions.has(who) ? [...model.organizations] : [];
  const elsewhere = all.filter(([at]) => !permissionsOf(model, who, at));
  const name = (role: string | undefined) => model.roles.get(role ?? "")?.name;
  return {
    workspaces: all
      .filter(([at]) => permissionsOf(model, who, at))
      .map(([at, { members }]) => `${at} as ${name(members.get(who)?.role)}`)
      .toSorted(),
    waiting: elsewhere
      .flatMap(([at, here]) =>
        here.invitations
          .filter((each) => each.whom === who && each.state === "pending" && isAcceptable(model, here, each))
          .map(({ by, role }) => `${at} as ${name(role)} from ${by}`),
      )
      .toSorted(),
  };
}

async function seeInside(tx: Tx, { addresses }: Real) {
  const [members, pending] = await Promise.all([listMembers(tx), listPendingInvitations(tx)]);
  const name = (email: string) => [...addresses].find(([, each]) => each === email)?.[0];
  return {
    members: members.map((each) => `${name(each.email)} ${each.roleKey} ${each.state}`).toSorted(),
    invitations: pending.map((each) => `${name(each.email)} ${each.roleKey} ${!each.isWithdrawn}`).toSorted(),
  };
}

function expectInside(model: Model, at: string) {
  const here = model.organizations.get(at);
  if (!here) return undefined;
  return {
    members: [...here.members]
      .filter(([, member]) => isIn(member))
      .map(([, { address, role, state }]) => `${address} ${role} ${state}`)
      .toSorted(),
    invitations: here.invitations
      .filter(({ state }) => state === "pending")
      .map((each) => `${each.to} ${each.role} ${isAcceptable(model, here, each, "nobody")}`)
      .toSorted(),
  };
}

function expectGate(model: Model, who: string, at: string): string | string[] {
  if (!model.sessions.has(who)) return "signed-out";
  const held = permissionsOf(model, who, at);
  return held ? [...held].toSorted() : "not-found";
}

function expectEntry(model: Model, who: string, at: string, stamp: string): "entered" | "stale" | "gone" {
  const isSameSession = stamp.startsWith(`${model.sessions.get(who)} `);
  if (!isSameSession || !permissionsOf(model, who, at)) return "gone";
  return stamp === stampOf(model, who, at) ? "entered" : "stale";
}

/** Session, membership and template, as they are. */
function stampOf({ sessions, organizations, clock }: Model, who: string, at: string): string {
  return `${sessions.get(who)} ${organizations.get(at)?.members.get(who)?.since} ${clock.templateChanged}`;
}

/** Of each person the newest three. */
function keep(held: Held[], given: Held): void {
  const same = held.filter(({ who, at }) => who === given.who && at === given.at);
  if (same.some(({ stamp }) => stamp === given.stamp)) return;
  const oldest = same.at(-3);
  if (oldest) held.splice(held.indexOf(oldest), 1);
  held.push(given);
}

async function readFacts(slug = "") {
  const [row] = await asAdmin`select
      exists (select 1 from memberships m join roles r on r.key = m.role_key
        where m.organization_id = g.organization_id and m.state = 'active' and r.required) as "hasRequired",
      array(select actor_name || ' ' || action from events e where e.organization_id = g.organization_id) as trail
    from organization_slugs g where g.slug = ${slug}`;
  return row && { hasRequired: row.hasRequired, trail: row.trail.toSorted() };
}
