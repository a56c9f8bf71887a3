/** Every entrance outside of workspaces × who asks × whose thing it is. */
import { afterAll, afterEach, expect, test } from "vitest";
import { asAdmin, closeConnections } from "@/db/testing/connections";
import { readLog } from "./log";
import { addressOf, makeActor, type Outside, outsideEntrances, type Sent, type Whose } from "./outside";
import { comparable, judgeHeaders, readHashes } from "./play";
import { keepPart } from "./report";
import { differenceOf, hashTables, userTables } from "./rows";
import { type Answer, type Cookies, getPage, type Outcome, postAction, postForm } from "./send";
import {
  forgetPeople,
  makeMember,
  makePerson,
  makeStage,
  type Organization,
  type Person,
  readClock,
} from "./stage";

const server = { url: process.env.E2E_BASE_URL ?? "" };
const log = process.env.E2E_SERVER_LOG ?? "";
const { acme, globex, ...stage } = await makeStage([]);
const principals = [
  "anonymous",
  "unproved",
  "signed-out",
  "stranger",
  "member here",
  "owner there",
  "staff",
] as const;
type Principal = (typeof principals)[number];
type Cell = { entrance: Outside; principal: Principal; whose: Whose };

const entrances = outsideEntrances();
const all = entrances.flatMap((entrance) =>
  principals.flatMap((principal) =>
    (["own", "another", "none"] as const)
      .filter((whose) => entrance.case[whose])
      .map((whose): Cell => ({ entrance, principal, whose })),
  ),
);
// In the sample each principal still comes to each sixth entrance, with each thing.
const cells = all.filter(
  ({ entrance, principal }) =>
    process.env.FULL || (entrances.indexOf(entrance) + principals.indexOf(principal)) % 6 === 0,
);
let executed = 0;
let passed = 0;
const began = await readClock();

afterEach(() => forgetPeople(began));

afterAll(async () => {
  const told = entrances.filter((each) => each.case.told);
  keepPart("outside", {
    title: "Entrances outside of workspaces",
    enumerated: cells.length,
    executed,
    passed,
    tables: [
      {
        title: "Where another’s is told from none, on purpose",
        rows: [["entrance", "reason"], ...told.map((each) => [each.name, each.case.told ?? ""])],
      },
    ],
    notes: [`${all.length} cells in all, by ${principals.join(", ")}`],
  });
  await closeConnections();
});

test.each(entrances)("$kind $name", async (entrance) => {
  const faults: string[] = [];
  for (const cell of cells.filter((each) => each.entrance === entrance)) {
    const fault = await play(cell);
    executed += 1;
    if (fault) faults.push(`${cell.principal} · ${cell.whose}: ${fault}`);
    else passed += 1;
  }
  expect(faults.join("\n")).toBe("");
});

/** Everybody is new in each cell, so there is nothing to restore. */
async function play(cell: Cell): Promise<string | undefined> {
  const [actor, other] = [await makePrincipal(cell.principal), await makePerson("Otto")];
  const scene = { actor, other, place: cell.principal === "owner there" ? acme : globex };
  const sent = (await cell.entrance.case[cell.whose]?.(scene)) ?? {};
  await asAdmin`delete from rate_limits`;
  const [before, logged] = [await readRows(cell, other), readLog(log).size];
  const answer = await send(cell, actor, sent);
  const after = await readRows(cell, other);
  return (
    judgeOutcome(cell, answer) ??
    judgeCanaries(cell, sent, answer, readLog(log, logged).text) ??
    (cell.entrance.case.cacheable ? undefined : judgeHeaders(answer)) ??
    judgeRows(cell, sent, answer, before, after) ??
    (cell.whose === "another" ? await judgeForeign(cell, scene, sent, answer) : undefined)
  );
}

async function makePrincipal(principal: Principal): Promise<Person> {
  const person = await makeActor(principal);
  const organization = principal === "owner there" ? globex : acme;
  if (!["anonymous", "stranger", "staff"].includes(principal))
    await makeMember(person, {
      organization,
      role: principal === "owner there" ? "owner" : "member",
      state: "active",
    });
  if (principal === "unproved")
    await asAdmin`update user_emails set verified_at = null where user_id = ${person.id}`;
  if (principal === "signed-out")
    await asAdmin`update sessions set revoked_at = now() where user_id = ${person.id}`;
  return person;
}

async function send(
  { entrance, principal }: Cell,
  actor: Person,
  { input, asked, step }: Sent,
): Promise<Answer> {
  const cookies: Cookies = { session: principal === "anonymous" ? undefined : actor.cookie, asked, step };
  const path = addressOf(entrance, input);
  if (!entrance.id) return getPage(server, path, cookies);
  const action = { id: entrance.id, path };
  return entrance.isForm
    ? postForm(
        server,
        action,
        Object.entries(input ?? {}).map(([name, value]) => [name, String(value)]),
        cookies,
      )
    : postAction(server, action, [input], cookies);
}

const isSignedIn = (principal: Principal) =>
  ["stranger", "member here", "owner there", "staff"].includes(principal);

function expected({ entrance, principal, whose }: Cell): Outcome {
  if (entrance.scope !== "public" && !isSignedIn(principal)) return "signed-out";
  if (entrance.scope === "staff" && principal !== "staff") return "not-found";
  const { outcome = () => "done" as const, refused = "done" } = entrance.case;
  if (whose === "own") return outcome(isSignedIn(principal));
  return typeof refused === "function" ? refused(isSignedIn(principal)) : refused;
}

function judgeOutcome(cell: Cell, { outcome, status }: Answer): string | undefined {
  const wanted = expected(cell);
  return outcome === wanted ? undefined : `${outcome} instead of ${wanted} (${status})`;
}

/** Only a member, or who holds an invitation, may learn of a workspace; the log never. */
function judgeCanaries(cell: Cell, { place }: Sent, answer: Answer, logged: string): string | undefined {
  const given = [JSON.stringify(answer.headers), answer.body].join("\n");
  for (const organization of [acme, globex]) {
    const mayKnow = homeOf(cell) === organization || (place === organization && answer.outcome === "done");
    const isTold = cell.entrance.case.names && cell.principal === "staff";
    const untold = isTold ? given.replaceAll(`${organization.canary} organizations name`, "") : given;
    const text = mayKnow ? logged : untold + logged;
    const at = text.indexOf(organization.canary);
    if (at >= 0) return `gave away “${text.slice(at, at + 60)}”`;
  }
  return undefined;
}

/** The workspace of who is signed in, or was in the course of it. */
function homeOf({ entrance, principal, whose }: Cell): Organization | undefined {
  if (principal === "owner there") return globex;
  const comesIn = entrance.scope === "public" && entrance.id !== undefined && whose === "own";
  if (principal === "member here" || (comesIn && /unproved|signed-out/.test(principal))) return acme;
  return undefined;
}

type Rows = { acme: string; globex: string; other: string; all: string };

/** Another's rows stay, and each workspace's but of the one that an own invitation leads into. What is done leaves a trace. */
function judgeRows(
  cell: Cell,
  { place }: Sent,
  { outcome }: Answer,
  before: Rows,
  after: Rows,
): string | undefined {
  if (before.other !== after.other) return "changed another’s rows";
  const mayWrite = cell.entrance.scope === "public" || cell.entrance.case.notesRefusals;
  if (outcome !== "done" && !mayWrite && before.all !== after.all) return "refused, and wrote something";
  const isDone = outcome === "done" && cell.entrance.id !== undefined && cell.whose === "own";
  for (const [name, organization] of [
    ["acme", acme],
    ["globex", globex],
  ] as const)
    if (before[name] !== after[name] && !(isDone && mayChange(cell, organization, place)))
      return `changed rows of ${name}`;
  const isSame = JSON.stringify(before) === JSON.stringify(after);
  if (isDone && !cell.entrance.case.quiet && isSame) return "said done, and changed nothing";
  return undefined;
}

function mayChange(cell: Cell, organization: Organization, place: Organization | undefined): boolean {
  return place === organization || (cell.entrance.case.atHome === true && homeOf(cell) === organization);
}

async function judgeForeign(
  cell: Cell,
  scene: Parameters<NonNullable<Outside["case"]["none"]>>[0],
  sent: Sent,
  answer: Answer,
): Promise<string | undefined> {
  const { none, told } = cell.entrance.case;
  if (!none || told) return undefined;
  const nothing = await none(scene);
  await asAdmin`delete from rate_limits`;
  const twin = await send(cell, scene.actor, nothing);
  const difference = differenceOf(neutral(answer, sent), neutral(twin, nothing));
  return difference && `differs from what does not exist: ${difference}`;
}

/** Cookies are as random as they should be. */
function neutral(answer: Answer, { input }: Sent): string {
  const cookie = answer.headers["set-cookie"]?.replace(/=.*?(?=;|, [\w-]+=|$)/g, "=");
  const headers = cookie ? { ...answer.headers, "set-cookie": cookie } : answer.headers;
  // When it was asked for is another moment each time.
  const body = answer.body.replaceAll(/"\d{4}-\d\d-\d\dT[\d:.]+Z"/g, '"<time>"');
  return comparable({ ...answer, headers, body }, acme, String(Object.values(input ?? {})[0] ?? "no thing"));
}

const templateTables = ["template", "roles", "role_permissions", "permissions", "staff", "instance_settings"];

/** Hashes of each workspace, of the other person, and of all that people and workspaces have. */
async function readRows({ entrance }: Cell, { id }: Person): Promise<Rows> {
  const { here, there } = await readHashes({ ...stage, acme, globex });
  const kept = userTables.filter((name) => !entrance.case.adds?.includes(name));
  const other = await hashTables(kept, (table) => ({ [table === "users" ? "id" : "user_id"]: id }));
  const all = await hashTables([...userTables, "organizations", "memberships", ...templateTables]);
  return { acme: here, globex: there, other, all };
}
