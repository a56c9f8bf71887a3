/** Plays one cell and judges it: what came back, what it gave away, and what it changed. */
import { randomUUID } from "node:crypto";
import { readGate } from "@/db/queries/gate";
import { asAdmin } from "@/db/testing/connections";
import { withoutChance } from "@/e2e/fixtures/page-text";
import { hashSession } from "@/lib/auth/cookies";
import { judge } from "@/lib/organization/gate";
import { issueOrganizationSession } from "@/lib/organization/token";
import { type Cell, expected, mayKnow } from "./cells";
import { makeThing } from "./entrances";
import { readLog } from "./log";
import { differenceOf, hashTables } from "./rows";
import { type Answer, type Cookies, getPage, postAction, type Server, transports } from "./send";
import { type Organization, organizationName, type Stage } from "./stage";
import { forge } from "./tokens";

export type Playing = {
  stage: Stage;
  server: Server;
  /** Where the server writes its log. */
  log: string;
  things: Map<string, string>;
};

/** What is wrong with the answer to a cell; undefined when nothing is. */
export async function play(playing: Playing, cell: Cell): Promise<string | undefined> {
  const { stage } = playing;
  const [place, thing] = [placeOf(stage, cell.shape.place), await thingOf(playing, cell)];
  // Counters of earlier cells are not what is tested here.
  await asAdmin`delete from rate_limits`;
  const [before, logged] = [await readHashes(stage), readLog(playing.log).size];
  const answer = await send(playing, cell, place, thing);
  const after = await readHashes(stage);
  const fault =
    judgeOutcome(cell, answer) ??
    judgeCanaries(stage, cell, answer, readLog(playing.log, logged).text) ??
    judgeHeaders(answer) ??
    judgeRows(cell, answer, before, after) ??
    judgeControl(cell, answer, place) ??
    (await judgeForeign(playing, cell, answer, place, thing));
  if (answer.outcome === "done" && cell.entrance.action) await restore(playing, cell);
  return fault;
}

function judgeOutcome(cell: Cell, answer: Answer): string | undefined {
  const wanted = expected(cell);
  // Ahead of a click Next may answer everyone with the page's empty outline; the canaries tell whether it is empty.
  const isAhead = cell.transport === "prefetch" || cell.transport === "segment";
  if (isAhead && answer.outcome === "done") return undefined;
  if (answer.outcome !== wanted) return `${answer.outcome} instead of ${wanted} (${answer.status})`;
  return undefined;
}

/** No word of an organization where the person is none of its members: not in the answer, not in the log. */
function judgeCanaries(stage: Stage, { principal }: Cell, answer: Answer, log: string): string | undefined {
  const given = [JSON.stringify(answer.headers), answer.body, log].join("\n");
  for (const [side, { canary }] of [
    ["here", stage.acme],
    ["there", stage.globex],
  ] as const) {
    const at = mayKnow(principal, side) ? log.indexOf(canary) : given.indexOf(canary);
    if (at >= 0) return `gave away “${(mayKnow(principal, side) ? log : given).slice(at, at + 60)}”`;
  }
  return undefined;
}

/** Nothing of a person or a workspace may be kept on the way. */
export function judgeHeaders({ headers }: Answer): string | undefined {
  const policy = headers["cache-control"] ?? "";
  return /no-store/.test(policy) && !/public/.test(policy) ? undefined : `may be kept: “${policy}”`;
}

/** What is done changes the place it was done in; nothing else changes anything anywhere. */
function judgeRows(cell: Cell, { outcome }: Answer, before: Hashes, after: Hashes): string | undefined {
  // A file that is taken leaves an event.
  const isWrite = outcome === "done" && cell.entrance.kind !== "page" && !cell.entrance.isPreview;
  for (const side of ["here", "there"] as const) {
    const mayChange = isWrite && cell.shape.place === side;
    if (!mayChange && before[side] !== after[side]) return `changed rows ${side}`;
    if (mayChange && before[side] === after[side]) return "said done, and changed nothing";
  }
  return undefined;
}

/** Who may see a page sees something of its workspace on it. */
function judgeControl(
  { transport }: Cell,
  { outcome, body }: Answer,
  place: Organization,
): string | undefined {
  const shows = outcome === "done" && (transport === "document" || transport === "soft");
  return shows && !body.includes(place.canary) ? "showed nothing" : undefined;
}

/** Foreign is like non-existent, byte for byte but for chance. */
async function judgeForeign(
  playing: Playing,
  cell: Cell,
  answer: Answer,
  place: Organization,
  thing: string | undefined,
): Promise<string | undefined> {
  if (expected(cell) !== "not-found" || cell.token !== "fresh" || cell.shape.thing === "none")
    return undefined;
  const isMember =
    mayKnow(cell.principal, cell.shape.place === "there" ? "there" : "here") &&
    cell.shape.place !== "nowhere";
  const nothing = isMember ? randomUUID() : thing;
  const nowhere = isMember ? place : placeOf(playing.stage, "nowhere");
  const twin = async () => comparable(await send(playing, cell, nowhere, nothing), nowhere, nothing);
  let [mine, other] = [comparable(answer, place, thing), await twin()];
  // Once a minute the first of two requests moves a workspace to the top of a person's list.
  if (mine !== other)
    [mine, other] = [comparable(await send(playing, cell, place, thing), place, thing), await twin()];
  const difference = differenceOf(mine, other);
  return difference && `differs from what does not exist: ${difference}`;
}

/** An answer without what differs in every one: chance, the slug, and what names the thing. */
export function comparable(
  { status, headers, body }: Answer,
  { slug }: Organization,
  thing = "no thing",
): string {
  const { date: _date, ...kept } = headers;
  const neutral = (text: string) =>
    withoutChance(headers, text).replaceAll(slug, "<slug>").replaceAll(thing, "<thing>");
  return [
    String(status),
    ...Object.entries(kept).map(([name, value]) => `${name}: ${neutral(value)}`),
    neutral(body),
  ].join("\n");
}

async function send(
  { stage, server }: Playing,
  { entrance, principal, transport, token }: Cell,
  place: Organization,
  thing: string | undefined,
): Promise<Answer> {
  const cookies = await cookiesOf(stage, principal, token, place);
  const { action } = entrance;
  const path = entrance.path(place.slug, thing);
  const id = server.actionIds?.get(entrance.name) ?? action?.id ?? "";
  if (action) return postAction(server, { id, path }, [place.slug, action.input(thing, place)], cookies);
  return getPage(server, path, cookies, transport === "action" ? {} : transports[transport]);
}

/** What somebody's browser sends there: the session, and the token that the gate gives for it. */
export async function cookiesOf(
  stage: Stage,
  principal: string,
  token: Cell["token"],
  place: Organization,
): Promise<Cookies> {
  const person = stage.people.get(principal);
  if (!person) return {};
  if (token === "none") return { session: person.cookie };
  // Who lost their place, or their session, still holds the token of before.
  const isLate = ["suspended admin", "removed admin", "signed-out owner"].includes(principal);
  if (token !== "fresh" || isLate)
    return { session: person.cookie, token: await forge(token, person, place) };
  const session = hashSession(person.cookie);
  const passage = judge(await readGate(session, place.slug), true, session, place.slug);
  if (passage.outcome !== "open") return { session: person.cookie };
  return { session: person.cookie, token: await issueOrganizationSession(passage.access) };
}

/** A thing is used until something is done to it. */
async function thingOf({ stage, things }: Playing, { entrance, shape }: Cell): Promise<string | undefined> {
  if (!entrance.table) return undefined;
  if (shape.thing === "none") return randomUUID();
  const key = `${entrance.name} ${shape.thing}`;
  const thing = things.get(key) ?? (await makeThing(stage, entrance, placeOf(stage, shape.thing)));
  things.set(key, thing);
  return thing;
}

async function restore({ stage, things }: Playing, { entrance, principal, shape }: Cell): Promise<void> {
  things.delete(`${entrance.name} ${shape.thing}`);
  const person = stage.people.get(principal);
  if (!person || shape.place === "nowhere") return;
  await restoreOrganization(placeOf(stage, shape.place));
  // Whoever left is back for the next cell.
  await asAdmin`update memberships set state = 'active'
      where organization_id = ${placeOf(stage, shape.place).id} and user_id = ${person.id} and state = 'removed'`;
}

/** Live, by its name and its address of before. */
export async function restoreOrganization({ id, slug, canary }: Organization): Promise<void> {
  await asAdmin`update organizations set state = 'live', deleted_at = null, name = ${organizationName(canary)}
    where id = ${id}`;
  await asAdmin`delete from organization_slugs where organization_id = ${id} and slug <> ${slug}`;
  await asAdmin`update organization_slugs set retired_at = null where organization_id = ${id}`;
}

function placeOf({ acme, globex }: Stage, place: Cell["shape"]["place"]): Organization {
  if (place === "nowhere")
    return { id: randomUUID(), slug: `none-${randomUUID().slice(0, 12)}`, canary: "no such canary" };
  return place === "here" ? acme : globex;
}

type Hashes = { here: string; there: string };

/** One hash over all rows of each organization. */
export async function readHashes({ tables, acme, globex }: Stage): Promise<Hashes> {
  const names = ["organizations", ...tables.map(({ name }) => name)];
  const [here, there] = await Promise.all(
    [acme, globex].map(({ id }) =>
      hashTables(names, (table) => ({ [table === "organizations" ? "id" : "organization_id"]: id })),
    ),
  );
  return { here: here ?? "", there: there ?? "" };
}
