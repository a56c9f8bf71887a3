/** Every page, action and route is sent what no browser sends: a clear no, no fault, nothing written, nothing given away. */
import { type IncomingMessage, request } from "node:http";
import { afterAll, expect, test } from "vitest";
import { asAdmin, closeConnections } from "@/db/testing/connections";
import { type Bad, badInputs, type Door, doors } from "./bad-input";
import { readDeclared } from "./declared";
import { readLog } from "./log";
import { templateVersion } from "./outside";
import { comparable, cookiesOf } from "./play";
import { keepPart } from "./report";
import { differenceOf, hashTables } from "./rows";
import { type Answer, outcomeOfAction, outcomeOfPage, type RawAnswer, write } from "./send";
import { makeStage } from "./stage";

const server = process.env.E2E_BASE_URL ?? "";
const log = process.env.E2E_SERVER_LOG ?? "";
const stage = await makeStage([]);
const { acme, globex } = stage;
const all = await doors(stage);
/** Counters and keys come and go by themselves, and the mailbox is filled by the worker. */
const tables = readDeclared()
  .filter(({ kind, name }) => kind === "table" && !["rate_limits", "signing_keys", "mailbox"].includes(name))
  .map(({ name }) => name);
const choose = (door: Door): Bad[] =>
  badInputs(door, stage).filter((_, index) => process.env.FULL || index % 30 === all.indexOf(door) % 30);
const enumerated = all.reduce((total, door) => total + choose(door).length, 0);
/** Kind → how many, how many of them fit, and how many Next could not read. */
const counts = new Map<string, { sent: number; passed: number; unread: number }>();

afterAll(async () => {
  const rows = [...counts].map(([kind, { sent, unread }]) => [kind, String(sent), String(unread)]);
  const sum = (of: "sent" | "passed") => [...counts.values()].reduce((total, each) => total + each[of], 0);
  keepPart("bad-input", {
    title: "What nobody sends",
    enumerated,
    executed: sum("sent"),
    passed: sum("passed"),
    tables: [{ title: "By kind", rows: [["kind", "sent", "answered 500 by Next before our code"], ...rows] }],
    notes: [
      "Known: a body that React's parser cannot read, and the method TRACE, end in Next itself with an empty 500 and one line in the log. Nothing of ours has run by then.",
    ],
  });
  await closeConnections();
});

test.each(all)("$kind $name", async (door) => {
  const faults: string[] = [];
  // A token of the beginning may have run out by now.
  if (door.slug) door.cookies = await cookiesOf(stage, "owner", "fresh", acme);
  // Of the template as well: who changes it says which version they saw.
  if (door.input && "version" in door.input) door.input.version = (await templateVersion()).version;
  const inputs = choose(door);
  const plain = await send(door, { kind: "", what: "", wants: "calm", method: door.id ? "HEAD" : "GET" });
  for (const bad of inputs) {
    const fault = await play(door, bad, plain);
    if (fault) faults.push(`${bad.kind} · ${bad.what}: ${fault}`);
    else count(bad.kind, "passed");
    count(bad.kind, "sent");
  }
  expect(faults.join("\n")).toBe("");
});

test("the server is as well as before", async () => {
  expect((await fetch(new URL("/api/health/ready", server))).status).toBe(200);
});

function count(kind: string, what: "sent" | "passed" | "unread"): void {
  const kept = counts.get(kind) ?? { sent: 0, passed: 0, unread: 0 };
  kept[what] += 1;
  counts.set(kind, kept);
}

async function play(door: Door, bad: Bad, plain: Answer): Promise<string | undefined> {
  await asAdmin`delete from rate_limits`;
  const [before, logged] = [await hashTables(tables), readLog(log).size];
  const answer = await send(door, bad);
  return (
    judgeStatus(bad, answer) ??
    (bad.wants === "same" ? await judgeSame(door, answer, plain) : undefined) ??
    judgeLeaks(door, answer, readLog(log, logged).text) ??
    ((await hashTables(tables)) === before ? undefined : "wrote something")
  );
}

function judgeStatus({ kind, what, wants }: Bad, { status, outcome, body }: Answer): string | undefined {
  if (wants === "unread" && status >= 500) {
    count(kind, "unread");
    return isSilent(body) ? undefined : `a fault that talks: ${body.slice(0, 200)}`;
  }
  if (status >= 500) return `${status}: ${body.slice(0, 200)}`;
  const isNo = ["invalid", "not-found", "forbidden"].includes(outcome);
  // Another version than the one at hand is a good input, and a conflict.
  const isRefused = status >= 400 || isNo || (what === "version: a number" && outcome === "other: conflict");
  return wants === "same" || wants === "calm" || isRefused ? undefined : `${outcome} (${status})`;
}

/** Next's own last word, which says nothing. */
function isSilent(body: string): boolean {
  return body === "Internal Server Error" || /^0:\{"a":"\$@1"[^\n]*\}\n1:E\{"digest":"\d+"\}\n$/.test(body);
}

/**
 * What a person sees is the same: scripts hold the address too, and the rows of a stream in the order in which they came;
 * and React parts two texts by a comment when what stands between them was not loaded yet.
 */
async function judgeSame(door: Door, answer: Answer, plain: Answer): Promise<string | undefined> {
  const text = ({ body, ...rest }: Answer) =>
    comparable({ ...rest, body: body.replace(/<script.*?<\/script>|<!-- -->/gs, "") }, acme);
  if (text(answer) === text(plain)) return undefined;
  // Something on the page may have changed by itself meanwhile, as "one minute ago" does.
  const again = await send(door, { kind: "", what: "", wants: "calm" });
  const difference = differenceOf(text(answer), text(again));
  return difference && `changes the answer: ${difference}`;
}

const leaks =
  /\binsert into\b|\bselect [\w.*", ]+ from\b|PostgresError|violates|_pkey|organization_id|ZodError|node_modules|\n\s+at \S+ \(|\.[cm]?js:\d+:\d+/i;

/** They describe the API, which has a field of that name. */
const describing = ["/developers", "/api/v1/openapi.json"];

/** No words of database or code in the answer, and nothing of the other workspace in it or in the log. */
function judgeLeaks(door: Door, { headers, body }: Answer, logged: string): string | undefined {
  const { names, pattern } = door;
  const given = [JSON.stringify(headers), body].join("\n");
  // In capitals it is a variable of a shell, in what to try a key by.
  const text = given.replaceAll("ORGANIZATION_ID", "");
  const leak = leaks.exec(describing.includes(pattern) ? text.replaceAll("organization_id", "") : text);
  if (leak) return `gave away “${text.slice(leak.index, leak.index + 80)}”`;
  const untold = names ? given.replaceAll(`${globex.canary} organizations name`, "") : given;
  return `${untold}${logged}`.includes(globex.canary) ? "gave away the other workspace" : undefined;
}

/** By hand: fetch would put the address right, and has headers of its own. */
async function send(door: Door, bad: Bad): Promise<Answer> {
  const isAction = bad.body !== undefined;
  const form = bad.body instanceof FormData ? new Response(bad.body) : undefined;
  const body = form ? Buffer.from(await form.arrayBuffer()) : bad.body;
  const headers: Record<string, string | string[]> = {
    cookie: write(door.cookies),
    ...(isAction && door.id ? { "next-action": door.id, accept: "text/x-component", origin: server } : {}),
    ...(isAction ? { "content-type": form?.headers.get("content-type") ?? "text/plain;charset=UTF-8" } : {}),
    ...(isAction ? { "content-length": String(Buffer.byteLength(body as string)) } : {}),
    ...bad.headers,
  };
  const method = bad.method ?? (isAction ? "POST" : "GET");
  const raw = await new Promise<RawAnswer>((resolve, reject) => {
    const sent = request(server, { method, path: bad.path ?? door.path, headers }, (incoming) => {
      read(incoming).then(resolve, reject);
    });
    sent.on("error", reject).end(body as string | undefined);
  });
  return { ...raw, outcome: isAction ? outcomeOfAction(raw) : outcomeOfPage(raw) };
}

async function read(incoming: IncomingMessage): Promise<RawAnswer> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
  return {
    status: incoming.statusCode ?? 0,
    headers: Object.fromEntries(headers),
    body: Buffer.concat(parts).toString("utf8"),
  };
}
