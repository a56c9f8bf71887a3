/** The model test: whatever people do in whatever order, the app answers as a model of a few rules says it must. */
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, expect, test, vi } from "vitest";
import { walledTables } from "@/db/testing/catalog";
import { asAdmin, asOwner, closeConnections } from "@/db/testing/connections";
import { makeOrganization, makePerson, type TestPerson } from "@/db/testing/people";
import type { Real } from "./model/commands";
import { type Held, hashOrganizations, look } from "./model/look";
import { addOrganization, type Kind, type Model, type Roles, rules } from "./model/rules";
import { beginnings, cast, outcomes, places, type Scene, steps } from "./model/steps";
import { keepPart } from "./report";

// Outside of a request there are no headers; in these there is nothing.
vi.mock("next/headers", () => ({ headers: async () => new Headers() }));
afterAll(closeConnections);

// Most of what is drawn is left out, having nothing to act upon: about one in seven is run.
const [runs, drawn] = process.env.FULL ? [150, 400] : [10, 200];
/** To see a failure again: the seed and the two paths that it prints. */
const { MODEL_SEED = "20260801", MODEL_PATH, MODEL_REPLAY } = process.env;
const kinds = Object.keys(rules) as Kind[];

test(`${runs} runs of people who come, go and change things end as the rules say`, async () => {
  const tables = (await walledTables())
    .filter(({ owner }) => owner === "organization_id")
    .map(({ name }) => name);
  const template = await asAdmin`select role_key, permission from role_permissions`;
  const drawing = fc.commands(steps, {
    maxCommands: drawn,
    size: "max",
    ...when("replayPath", MODEL_REPLAY),
  });
  const property = fc
    .asyncProperty(drawing, (drawn) => fc.asyncModelRun(() => begin(tables), drawn))
    .afterEach(() => restoreTemplate(template));
  await fc.assert(property, {
    seed: Number(MODEL_SEED),
    numRuns: runs,
    unbiased: true,
    ...when("path", MODEL_PATH),
  });
  report();
  // A command that never comes to anything would prove nothing.
  const idle = kinds.filter((kind) => !outcomes.get(kind)?.has("done"));
  if (process.env.FULL) expect(idle, "commands that were never done").toEqual([]);
});

/** The cast and its organizations, in the model and in the database. */
async function begin(tables: string[]): Promise<{ model: Model; real: Scene }> {
  const clock = { now: 0, templateChanged: 0 };
  const sessions = new Map(cast.map((who) => [who, 0]));
  const [organizations, mails] = [new Map(), new Map()];
  const model: Model = { roles: await readRoles(), organizations, sessions, mails, clock };
  const people = new Map(await Promise.all(cast.map(async (who) => [who, await makePerson(who)] as const)));
  const addresses = new Map<string, string>();
  for (const [who, person] of people) {
    addresses.set(who, person.email);
    addresses.set(`${who} at work`, await addAddress(person));
  }
  const real: Real = { people, addresses, slugs: new Map(), links: new Map() };
  const held: Held[] = [];
  for (const [at, first] of Object.entries(beginnings)) {
    const isMade = first.length > 0;
    real.slugs.set(
      at,
      isMade ? await makeOrganization(seat(people, first)) : `t-${randomUUID().slice(0, 18)}`,
    );
    if (isMade) addOrganization(model, at, first);
  }
  await look(model, real, held, places);
  return { model, real: { real, held, tables, hashes: await hashOrganizations(tables, real) } };
}

/** One that they proved. */
async function addAddress({ userId }: TestPerson): Promise<string> {
  const address = `${randomUUID()}@example.com`;
  await asAdmin`insert into user_emails (user_id, address, normalized, is_primary, verified_at)
    values (${userId}, ${address}, ${address}, false, now())`;
  return address;
}

function seat(people: Real["people"], first: Array<[who: string, role: string]>) {
  return first.flatMap(([who, role]): Array<[TestPerson, string]> => {
    const person = people.get(who);
    return person ? [[person, role]] : [];
  });
}

/** What roles hold at the start is what the rows say; what that allows, the rules say. */
async function readRoles(): Promise<Roles> {
  const rows = await asAdmin`select key, name, required, array(select permission from role_permissions
    where role_key = key) as permissions from roles order by position`;
  return new Map(
    rows.map(({ key, name, required, permissions }) => [
      key,
      { name, isRequired: required, permissions: new Set(permissions) },
    ]),
  );
}

async function restoreTemplate(rows: Iterable<Record<string, unknown>>): Promise<void> {
  await asOwner.begin(async (tx) => {
    await tx`delete from role_permissions`;
    await tx`insert into role_permissions ${tx([...rows] as Record<string, string>[])}`;
  });
}

function report(): void {
  const answers = [...new Set([...outcomes.values()].flatMap((counts) => [...counts.keys()]))];
  const count = (kind: Kind, answer: string) => outcomes.get(kind)?.get(answer) ?? 0;
  const rows = kinds.map((kind) => [kind, ...answers.map((answer) => String(count(kind, answer)))]);
  const total = kinds
    .flatMap((kind) => answers.map((answer) => count(kind, answer)))
    .reduce((a, b) => a + b, 0);
  keepPart("model", {
    title: "Model",
    enumerated: total,
    executed: total,
    passed: total,
    tables: [{ title: "Commands and what came of them", rows: [["command", ...answers], ...rows] }],
    notes: [`${runs} runs, seed ${MODEL_SEED}.`],
  });
}

function when<Key extends string>(key: Key, value: string | undefined): { [key in Key]?: string } {
  return value === undefined ? {} : ({ [key]: value } as { [key in Key]?: string });
}
