/**
 * How long an authority outlives its end. One browser takes it away; another, which holds a valid token of before, asks by
 * every transport: at the same time, and right after the change was acknowledged. Of the latter none may be served.
 */
import { afterAll, expect, test } from "vitest";
import { closeConnections } from "@/db/testing/connections";
import { type Entrance, organizationEntrances } from "./entrances";
import { makeActor } from "./outside";
import { cookiesOf } from "./play";
import { keepPart } from "./report";
import { makeChanges } from "./revoking";
import { type Answer, type Cookies, getPage, postAction, transports } from "./send";
import { makeMember, makePerson, makeStage } from "./stage";

const rounds = process.env.FULL ? 200 : 3;
const ways = ["document", "soft", "prefetch", "action"] as const;
type Way = (typeof ways)[number];

const server = { url: process.env.E2E_BASE_URL ?? "" };
const stage = await makeStage([]);
const { acme } = stage;
const entrances = await organizationEntrances();
const page = entrances.find((each) => !each.action && isLost(each)) as Entrance;
const action = entrances.findLast((each) => each.action && isLost(each)) as Entrance;
const person = await makePerson("Rita");
const staff = await makeActor("staff");
await makeMember(person, { organization: acme, role: "admin", state: "active" });

/** What an admin may and a viewer may not, without anything in particular to do it to. */
function isLost({ allowed, table, needs }: Entrance): boolean {
  return needs.includes(":") && !table && allowed.has("admin") && !allowed.has("viewer");
}

const {
  changes,
  restore: restorePlace,
  giveBack,
} = makeChanges({
  server,
  stage,
  entrances,
  person,
  staff,
  permissions: [page.needs, action.needs],
});

/** In the order of `ways`, over all rounds. */
type Served = { before: number[]; after: number[] };
const table: [string, Served][] = [];

afterAll(async () => {
  // The last round took them from everyone who holds the role, in every workspace.
  await giveBack();
  const rows = table.flatMap(([change, { before, after }]) =>
    ways.map((way, index) => [change, way, String(before[index]), String(after[index])]),
  );
  const executed = table.length * rounds * ways.length;
  keepPart("revocation", {
    title: "Revocation",
    enumerated: Object.keys(changes).length * rounds * ways.length,
    executed,
    passed: executed - sum(table.flatMap(([, { after }]) => after)),
    tables: [
      {
        title: `Requests served with an authority, in ${rounds} rounds each, by two clients`,
        rows: [["change", "transport", "before it", "sent after it was acknowledged"], ...rows],
      },
    ],
    notes: ["A prefetch carries nothing of a workspace, so there is nothing to take away from it."],
  });
  await closeConnections();
});

test.each(Object.entries(changes))("after %s nothing is served any more", async (name, change) => {
  const served: Served = { before: ways.map(() => 0), after: ways.map(() => 0) };
  for (let round = 0; round < rounds; round += 1) {
    const cookies = await restore();
    await countInto(served.before, cookies);
    // Requests under way may be answered either way: they are there to disturb.
    const during = ways.map((way) => ask(way, cookies));
    await change();
    await countInto(served.after, cookies);
    await Promise.all(during);
  }
  table.push([name, served]);
  expect(served.after, ways.join(", ")).toEqual([0, 0, 0, 0]);
  // Without this the test could not fail: until the change there was something to lose.
  expect(served.before, ways.join(", ")).toEqual([rounds, rounds, 0, rounds]);
});

async function countInto(counts: number[], cookies: Cookies): Promise<void> {
  const answers = await Promise.all(ways.map((way) => ask(way, cookies)));
  for (const [index, way] of ways.entries())
    if (isServed(way, answers[index] as Answer)) counts[index] = (counts[index] ?? 0) + 1;
}

function ask(way: Way, cookies: Cookies): Promise<Answer> {
  if (way !== "action") return getPage(server, page.path(acme.slug), cookies, transports[way]);
  const { id = "", input } = action.action ?? {};
  return postAction(
    server,
    { id, path: action.path(acme.slug) },
    [acme.slug, input?.(undefined, acme)],
    cookies,
  );
}

/** A page serves by showing its rows: a viewer is still shown the name of the workspace. */
function isServed(way: Way, { outcome, body }: Answer): boolean {
  const rows = `${acme.canary} ${page.name.split("/").at(-1)}`;
  return way === "action" ? outcome === "done" : body.includes(rows);
}

/** Everything as it was before the first round, and a token that says so. */
async function restore(): Promise<Cookies> {
  await restorePlace();
  stage.people.set("Rita", person);
  const cookies = await cookiesOf(stage, "Rita", "fresh", acme);
  expect(cookies.token).toBeDefined();
  return cookies;
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
