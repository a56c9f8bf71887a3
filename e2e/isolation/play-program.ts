/** Plays one request of a program and judges it: what came back, what it gave away, and what it changed. */
import { randomUUID } from "node:crypto";
import { asAdmin } from "@/db/testing/connections";
import { makeThing } from "./entrances";
import { readLog } from "./log";
import { comparable, judgeHeaders, type Playing, readHashes } from "./play";
import type { ProgramEntrance } from "./program-entrances";
import type { Principal } from "./program-principals";
import { differenceOf, hashTables, userTables } from "./rows";
import { type Answer, type Outcome, outcomeOfCall, request, type Server } from "./send";
import type { Stage } from "./stage";

/** Whose thing is named: of the organization under attack, of the other one, or of none. */
type Thing = "here" | "there" | "none";
export type ProgramCell = { entrance: ProgramEntrance; principal: Principal; thing: Thing | undefined };

export const titleOf = ({ entrance, principal, thing }: ProgramCell) =>
  `${principal.name} · ${entrance.name}${thing ? ` · thing ${thing}` : ""}`;

/** Worked out by hand from declared.csv. Whoever is nobody learns nothing else; who may not, not what there is. */
export function expected({ entrance, principal: { home, may }, thing }: ProgramCell): Outcome {
  if (!home) return "signed-out";
  if (!may(entrance)) return "forbidden";
  return thing && thing !== home ? "not-found" : "done";
}

/** What is wrong with the answer to a cell; undefined when nothing is. */
export async function playProgram(playing: Playing, cell: ProgramCell): Promise<string | undefined> {
  const { stage, server } = playing;
  const { entrance, principal } = cell;
  const headers = await principal.come(entrance.needs);
  const thing = await thingOf(playing, cell);
  const [before, logged] = [await readRows(stage), readLog(playing.log).size];
  const answer = await call(server, entrance, headers, thing);
  const after = await readRows(stage);
  const fault =
    judgeOutcome(cell, answer) ??
    judgeCanaries(stage, cell, answer, readLog(playing.log, logged).text) ??
    judgeHeaders(answer) ??
    judgeProblem(cell, answer) ??
    judgeRows(cell, answer, before, after) ??
    (await judgeForeign(playing, cell, headers, answer, thing));
  if (answer.outcome === "done") {
    playing.things.delete(`${entrance.name} ${cell.thing}`);
    if (entrance.name === "PATCH /api/v1/organization") await restoreNames(stage);
  }
  return fault;
}

/** One request, with counters as if it were the first. */
export async function call(...args: Parameters<typeof callOnce>): Promise<Answer> {
  await asAdmin`delete from rate_limits`;
  return callOnce(...args);
}

/** One of several at the same time. */
export async function callOnce(
  server: Server,
  entrance: ProgramEntrance,
  headers: Record<string, string>,
  thing?: string,
  query = "",
): Promise<Answer> {
  const body = entrance.body();
  const raw = await request(server, `${entrance.path(thing)}${query}`, {
    method: entrance.method,
    headers: { ...headers, ...(body ? { "content-type": "application/json" } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { ...raw, outcome: outcomeOfCall(raw) };
}

function judgeOutcome(cell: ProgramCell, { outcome, status, body }: Answer): string | undefined {
  const wanted = expected(cell);
  return outcome === wanted ? undefined : `${outcome} instead of ${wanted} (${status} ${body.slice(0, 160)})`;
}

/** No word of an organization where the credential does not lead, and what may be read is really shown. */
function judgeCanaries(
  { acme, globex }: Stage,
  { entrance, principal }: ProgramCell,
  { outcome, headers, body, status }: Answer,
  logged: string,
): string | undefined {
  const given = JSON.stringify(headers) + body;
  const isInside = entrance.scope === "organization";
  for (const [side, { canary }] of [
    ["here", acme],
    ["there", globex],
  ] as const) {
    const isHome = isInside && principal.home === side;
    const text = isHome && outcome === "done" ? logged : given + logged;
    const at = text.indexOf(canary);
    if (at >= 0) return `gave away “${text.slice(at, at + 60)}”`;
    const isShown = !isHome || outcome !== "done" || entrance.method !== "GET" || body.includes(canary);
    if (!isShown) return "showed nothing";
  }
  return outcome === "done" && status !== 204 && body === "" ? "said nothing" : undefined;
}

/** As RFC 9457 and RFC 6750 have it. */
function judgeProblem(
  { entrance }: ProgramCell,
  { outcome, status, headers, body }: Answer,
): string | undefined {
  if (outcome === "done") return undefined;
  if (!headers["content-type"]?.startsWith("application/problem+json")) return "is no problem+json";
  const problem = JSON.parse(body);
  if (problem.status !== status || problem.request_id !== headers["x-request-id"])
    return "names itself wrong";
  const challenge = headers["www-authenticate"] ?? "";
  if (outcome === "signed-out" && !challenge.startsWith("Bearer ")) return "does not say how to come";
  const scope = `error="insufficient_scope", scope="${entrance.needs}"`;
  if (outcome === "forbidden" && !challenge.endsWith(scope)) return `does not name ${entrance.needs}`;
  return undefined;
}

type Rows = { here: string; there: string; people: string };

/** What is done changes the home of the credential; nothing else changes anything anywhere. */
function judgeRows({ entrance, principal }: ProgramCell, { outcome }: Answer, before: Rows, after: Rows) {
  const isWrite = outcome === "done" && entrance.method !== "GET";
  const mayChange = entrance.scope === "organization" ? principal.home : "people";
  for (const side of ["here", "there", "people"] as const) {
    const isChanged = before[side] !== after[side];
    // What an organization's write does to people is the operation's, and told in its own stories.
    const isOpen =
      isWrite && (mayChange === side || (side === "people" && entrance.scope === "organization"));
    if (isChanged && !isOpen) return `changed rows: ${side}`;
    if (isWrite && mayChange === side && !isChanged) return "said done, and changed nothing";
  }
  return undefined;
}

/** Foreign is like non-existent, byte for byte but for the id of the request. */
async function judgeForeign(
  { stage, server }: Playing,
  cell: ProgramCell,
  headers: Record<string, string>,
  answer: Answer,
  thing: string | undefined,
): Promise<string | undefined> {
  if (!thing || answer.outcome !== "not-found" || cell.thing === "none") return undefined;
  const nothing = randomUUID();
  const twin = await call(server, cell.entrance, headers, nothing);
  const difference = differenceOf(
    comparable(answer, stage.acme, thing),
    comparable(twin, stage.acme, nothing),
  );
  return difference && `differs from what does not exist: ${difference}`;
}

/** A thing is used until something is done to it. */
async function thingOf(
  { stage, things }: Playing,
  { entrance, thing }: ProgramCell,
): Promise<string | undefined> {
  if (!thing) return undefined;
  if (thing === "none") return randomUUID();
  const key = `${entrance.name} ${thing}`;
  const found =
    things.get(key) ?? (await makeThing(stage, entrance, thing === "here" ? stage.acme : stage.globex));
  things.set(key, found);
  return found;
}

/** A name that is given again is a conflict. */
export async function restoreNames({ acme, globex }: Stage): Promise<void> {
  for (const { id, canary } of [acme, globex])
    await asAdmin`update organizations set name = ${`${canary} organizations name`} where id = ${id}`;
}

async function readRows(stage: Stage): Promise<Rows> {
  return { ...(await readHashes(stage)), people: await hashTables(userTables) };
}
