/**
 * Every kind of one-time token at every entrance that takes a token, and every kind of code at every entrance that takes a
 * code: each is good at its own alone. That it is good there, outside.test.ts shows; an entrance that is new is found by what
 * its case sends.
 */
import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, afterEach, expect, test } from "vitest";
import { oneTimePurposes } from "@/db/schema/one-time-tokens";
import { asAdmin, closeConnections } from "@/db/testing/connections";
import { hashBrowser, hashSession } from "@/lib/auth/cookies";
import { hashCode } from "@/lib/auth/verification";
import { hashSecret, newSecret } from "@/lib/secret";
import { addressOf, type Outside, outsideEntrances, type Scene, type Sent } from "./outside";
import { comparable } from "./play";
import { keepPart } from "./report";
import { differenceOf } from "./rows";
import { type Answer, getPage, postAction, postForm } from "./send";
import { forgetPeople, makePerson, makeStage, type Person, readClock } from "./stage";

const server = { url: process.env.E2E_BASE_URL ?? "" };
const { acme, globex } = await makeStage([]);
const began = await readClock();
const kinds = [...oneTimePurposes, "invitation", "join-link"] as const;
type Kind = (typeof kinds)[number];
const typed = "123456";

let executed = 0;
let passed = 0;

afterEach(() => forgetPeople(began));

afterAll(async () => {
  keepPart("purposes", {
    title: "Tokens and codes at wrong entrances",
    enumerated: executed,
    executed,
    passed,
  });
  await closeConnections();
});

type Taking = { entrance: Outside; kind: Kind };

/** The entrances that take this field, each with the kind that its own case sends. */
async function entrancesTaking(field: "token" | "code"): Promise<Taking[]> {
  const found: Taking[] = [];
  for (const entrance of outsideEntrances()) {
    const before = await lastCode();
    const { input } = (await entrance.case.own?.(await makeScene())) ?? {};
    const value = input?.[field];
    if (typeof value !== "string") continue;
    const made = await lastCode();
    // A code of an app, or of paper, is in no row that a purpose could be confused in.
    if (field === "code" && made?.id === before?.id) continue;
    const kind = field === "token" ? await kindOf(value) : made?.purpose;
    if (!kind) throw new Error(`${entrance.name} takes a ${field} of a kind that is not known here.`);
    found.push({ entrance, kind });
  }
  return found;
}

async function kindOf(token: string): Promise<Kind | undefined> {
  for (const kind of kinds) if ((await readRow(kind, token)) !== undefined) return kind;
  return undefined;
}

/** The row of the code that was made last. */
async function lastCode(): Promise<{ id: string; purpose: Kind } | undefined> {
  const [row] = await asAdmin<{ id: string; purpose: Kind }[]>`select id, purpose from one_time_tokens
    where code_hash is not null order by id desc limit 1`;
  return row;
}

/** How the row of a token stands; undefined when there is none. */
async function readRow(kind: Kind, token: string): Promise<string | undefined> {
  const table =
    kind === "invitation" ? "invitations" : kind === "join-link" ? "join_links" : "one_time_tokens";
  const [row] = await asAdmin`select to_jsonb(t)::text as row from ${asAdmin(table)} t
    where token_hash = ${hashSecret(kind, token)}`;
  return row?.row;
}

async function makeScene(): Promise<Scene> {
  return { actor: await makePerson("Nora"), other: await makePerson("Otto"), place: globex };
}

/** A live token of a kind: of the person who sends it and about a new address, or of somebody who has proved none. */
async function makeToken(kind: Kind, { actor }: Scene, of: "sender" | "newcomer"): Promise<string> {
  const token = newSecret();
  const tokenHash = hashSecret(kind, token);
  if (kind === "invitation")
    await asAdmin`insert into invitations (organization_id, email, role_key, token_hash, invited_by, expires_at)
      select ${globex.id}, ${actor.email}, 'viewer', ${tokenHash}, user_id, now() + interval '1 day'
      from memberships where organization_id = ${globex.id} and role_key = 'owner' and state = 'active' limit 1`;
  else if (kind === "join-link")
    await asAdmin`insert into join_links (organization_id, role_key, token_hash, sealed_token, created_by, expires_at)
      select ${globex.id}, 'viewer', ${tokenHash}, ${Buffer.alloc(28)}, user_id, now() + interval '1 day'
      from memberships where organization_id = ${globex.id} and role_key = 'owner' and state = 'active' limit 1`;
  else {
    const owner = of === "sender" ? actor : await makeNewcomer();
    const email = of === "sender" ? `${randomUUID()}@example.com` : owner.email;
    await insertToken(kind, owner, { tokenHash, email });
  }
  return token;
}

async function makeNewcomer(): Promise<Person> {
  const person = await makePerson("Newcomer");
  await asAdmin`update user_emails set verified_at = null where user_id = ${person.id}`;
  return person;
}

type TokenRow = { tokenHash: Buffer; email: string; browserHash?: Buffer; codeHash?: Buffer };

async function insertToken(purpose: Kind, { id }: Person, row: TokenRow): Promise<void> {
  const { tokenHash, email, browserHash = null, codeHash = null } = row;
  await asAdmin`insert into one_time_tokens (user_id, purpose, token_hash, email, browser_hash, code_hash, amr, expires_at)
    values (${id}, ${purpose}, ${tokenHash}, ${email}, ${browserHash}, ${codeHash},
      ${asAdmin.json([{ method: "link", at: new Date().toISOString() }])}, now() + interval '1 hour')`;
}

const takeTokens = await entrancesTaking("token");

test.each(kinds)("rule 24: a token of the kind %s is good at no entrance of another kind", async (kind) => {
  expect(takeTokens.length).toBeGreaterThan(10);
  const elsewhere = takeTokens.filter(
    (each) => each.kind !== kind && (process.env.FULL || !each.entrance.isForm),
  );
  const faults: string[] = [];
  for (const { entrance } of elsewhere)
    for (const of of ["sender", "newcomer"] as const) {
      const scene = await makeScene();
      const own = (await entrance.case.own?.(scene)) ?? {};
      const token = await makeToken(kind, scene, of);
      const before = await readRow(kind, token);
      const sessions = await countSessions();
      const answer = await send(entrance, scene, { ...own, input: { ...own.input, token } });
      const fault =
        judge(entrance, answer) ??
        ((await readRow(kind, token)) === before ? undefined : "was spent") ??
        ((await countSessions()) === sessions ? undefined : "began a session") ??
        (entrance.id ? undefined : await judgePage(entrance, scene, token, answer));
      tell(faults, fault && `${entrance.name}, ${of}: ${fault}`);
    }
  expect(faults.join("\n")).toBe("");
});

/** Kinds with a code, and how it is hashed: with what only the asker has. */
const codes: Partial<Record<Kind, (asked: string, sessionId: string) => Buffer>> = {
  "verify-email": (asked) => hashCode("verify-email", asked, typed),
  "sign-in-link": (asked) => hashCode("sign-in-link", asked, typed),
  "add-email": (_asked, sessionId) => hashSecret("address-code", `${sessionId}:${typed}`),
  "prove-identity": (_asked, sessionId) => hashSecret("proof-code", `${sessionId}:${typed}`),
};

/** One page takes the codes of both mails: which it is, the token says that the code was made with. */
const kindAt = (kind: Kind) => (kind === "sign-in-link" ? "verify-email" : kind);

test.each(oneTimePurposes)(
  "rule 24: a code of the kind %s is good at no entrance of another kind",
  async (kind) => {
    const proof = outsideEntrances().find(({ name }) => name.endsWith("#proveAgainAction"));
    if (!proof) throw new Error("There is no way to prove oneself again.");
    const taking = [...(await entrancesTaking("code")), { entrance: proof, kind: "prove-identity" as const }];
    const faults: string[] = [];
    for (const { entrance, kind: right } of taking.filter((each) => kindAt(each.kind) !== kindAt(kind)))
      for (const hashed of [kind, right]) {
        const [scene, asked] = [await makeScene(), newSecret()];
        const [session] =
          await asAdmin`select id from sessions where token_hash = ${hashSession(scene.actor.cookie)}`;
        const tokenHash = randomBytes(32);
        // Hashed as its own kind is, and as the entrance would hash it: then nothing but the kind can refuse it.
        const codeHash = codes[hashed]?.(asked, session?.id) ?? randomBytes(32);
        const email = `${randomUUID()}@example.com`;
        await insertToken(kind, scene.actor, { tokenHash, email, codeHash, browserHash: hashBrowser(asked) });
        const way = entrance === proof ? { way: "mail" } : {};
        const answer = await send(entrance, scene, { input: { ...way, code: typed }, asked });
        const [row] = await asAdmin`select used_at from one_time_tokens where token_hash = ${tokenHash}`;
        const fault = answer.outcome === "invalid" ? undefined : `${answer.outcome} instead of invalid`;
        const spent = row?.used_at ? "was spent" : undefined;
        tell(faults, (fault ?? spent) && `${entrance.name}: ${fault ?? spent}`);
      }
    expect(faults.join("\n")).toBe("");
  },
);

async function send(entrance: Outside, { actor }: Scene, { input, asked }: Sent): Promise<Answer> {
  await asAdmin`delete from rate_limits`;
  const cookies = { session: actor.cookie, asked };
  const path = addressOf(entrance, input);
  if (!entrance.id) return getPage(server, path, cookies);
  const action = { id: entrance.id, path };
  const fields = Object.entries(input ?? {}).map(([name, value]): [string, string] => [name, String(value)]);
  return entrance.isForm
    ? postForm(server, action, fields, cookies)
    : postAction(server, action, [input], cookies);
}

function judge(entrance: Outside, { outcome, status }: Answer): string | undefined {
  const { refused = "done" } = entrance.case;
  const wanted = typeof refused === "function" ? refused(true) : refused;
  return outcome === wanted ? undefined : `${outcome} instead of ${wanted} (${status})`;
}

/** A page says of it what it says of a token that is nobody's. */
async function judgePage(
  entrance: Outside,
  scene: Scene,
  token: string,
  answer: Answer,
): Promise<string | undefined> {
  const nobodys = newSecret();
  const twin = await send(entrance, scene, { input: { token: nobodys } });
  const difference = differenceOf(comparable(answer, acme, token), comparable(twin, acme, nobodys));
  return difference && `differs from what does not exist: ${difference}`;
}

async function countSessions(): Promise<number> {
  const [row] = await asAdmin`select count(*)::int as rows from sessions`;
  return row?.rows;
}

function tell(faults: string[], fault: string | undefined): void {
  executed += 1;
  if (fault) faults.push(fault);
  else passed += 1;
}
