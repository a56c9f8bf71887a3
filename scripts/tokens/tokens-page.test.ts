import { randomBytes, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readKey, writeKey } from "@/lib/api-keys/secret";
import { brand } from "@/lib/brand";
import { accessTokenLifetime } from "@/lib/programs/access-token";
import { scenes } from "./scenes";
import { tokensPage } from "./tokens-page";

// Renaming the product breaks nothing: the page has the names of before until it is written anew.
const page = readFileSync(tokensPage, "utf8")
  .replace(/urn:[\w-]+(?=:organization:|:api\b)/g, `urn:${brand.urn}`)
  .replace(/[\w-]+_(?=\[0-9a-f\])/g, `${brand.keyPrefix}_`);
const stale = "Write the page anew: npm run docs:tokens";

type Transcript = { commands: string; status: number; answer: string };

const transcripts: Transcript[] = [
  ...page.matchAll(/^```console\n([\s\S]*?)^(HTTP\/1\.1 (\d+) [\s\S]*?)^```$/gm),
].map(([, commands = "", answer = "", status]) => ({ commands, answer, status: Number(status) }));

/** Every way in which the token endpoint, introspection and the API can answer: what is asked, what comes of it. */
const cases: Record<string, [asked: RegExp, status: number, answered: RegExp]> = {
  "token exchange": [
    /token-exchange[\s\S]*scope=remove:member/,
    200,
    /"access_token"[\s\S]*"expires_in": 300/,
  ],
  "client credentials": [/-u "\$KEY_ID:\$KEY"[\s\S]*client_credentials/, 200, /"access_token"/],
  "Bob asks for remove:member in acme": [/\$BOB[\s\S]*\$ACME/, 400, /"invalid_scope"[\s\S]*: remove:member"/],
  "Alice asks for remove:member in globex": [
    /\$ALICE[\s\S]*\$GLOBEX/,
    400,
    /"invalid_scope"[\s\S]*: remove:member"/,
  ],
  "Bob asks for anything in globex, or in none": [/\$GLOBEX[\s\S]*\$NOWHERE/, 400, /"invalid_target"/],
  "subject token wrong, expired, revoked": [
    /\$WRONG[\s\S]*\$EXPIRED[\s\S]*\$REVOKED/,
    400,
    /"invalid_grant"/,
  ],
  "client authentication wrong": [/\$KEY_ID:\$WRONG/, 401, /www-authenticate: Basic[\s\S]*"invalid_client"/],
  "field missing": [/token-exchange/, 400, /"invalid_request"[\s\S]*missing/],
  "field doubled": [/audience[\s\S]*audience/, 400, /"invalid_request"[\s\S]*twice/],
  "field malformed": [/scope=\S*\+\+/, 400, /"invalid_request"[\s\S]*malformed/],
  "unknown grant": [/grant_type=password/, 400, /"unsupported_grant_type"/],
  "too many": [/oauth\/token/, 429, /retry-after: \d+/],
  "a user token": [/audience=urn:\S+:api/, 200, /"scope": "read:profile"/],
  "what is a person's own": [/v1\/me /, 200, /"email"/],
  "introspection, active": [/introspect/, 200, /"active": true[\s\S]*"client_id"/],
  "introspection by the organization": [/introspect[\s\S]*-u "\$KEY_ID:\$KEY"/, 200, /"active": true/],
  "introspection, not active": [/introspect/, 200, /\{\n {2}"active": false\n\}/],
  "revocation of a key": [/oauth\/revoke[\s\S]*\$FOUND/, 200, /\{\}/],
  "revocation of an access token": [/oauth\/revoke/, 400, /"unsupported_token_type"/],
  "the API reads": [/api\/v1/, 200, /"slug": "acme"/],
  "the API removes": [/-X DELETE \S*api\/v1/, 204, /^HTTP\/1\.1 204/],
  "the API lacks a scope": [
    /api\/v1/,
    403,
    /insufficient_scope[\s\S]*scope="remove:member"[\s\S]*problem\+json|problem\+json[\s\S]*insufficient_scope/,
  ],
  "the API does not hold it": [/api\/v1/, 404, /problem\+json[\s\S]*"not_found"/],
  "the API refuses a token that has ended": [/api\/v1/, 401, /invalid_token/],
};

test.each(Object.entries(cases))("the page shows: %s", (_name, [asked, status, answered]) => {
  const shown = transcripts.filter(
    (each) => asked.test(each.commands) && each.status === status && answered.test(each.answer),
  );
  expect(shown, stale).not.toEqual([]);
});

test("the page shows what the scenes ask, each of them and in their order", () => {
  const asked = scenes.map(({ commands }) => commands.map((command) => `$ ${command}\n`).join(""));
  expect(
    transcripts.map(({ commands }) => commands),
    stale,
  ).toEqual(asked);
  for (const { title, says } of scenes) expect(page, stale).toContain(`**${title}.** ${says}`);
});

test("nothing on the page would work: no key, no token", () => {
  expect(page).not.toMatch(/_[0-9a-f]{32}_[A-Za-z0-9_-]{43}(?![\w-])/);
  expect(page).not.toMatch(/eyJ[\w-]+\./);
  expect(page).not.toContain("localhost");
});

test("what is registered with scanners finds our keys and nothing shorter, and the page knows how long a token lives", () => {
  const [, form = ""] = /```text\n(.+)\n```/.exec(page) ?? [];
  const key = writeKey(randomUUID(), randomBytes(32).toString("base64url"));
  expect(readKey(key)).toBeDefined();
  expect(`token = "${key}"`, stale).toMatch(new RegExp(form));
  expect(key.slice(0, -1)).not.toMatch(new RegExp(form));
  expect(page).toContain(`regex = '''\\b(${form})`);
  expect(page).toContain(`"expires_in": ${accessTokenLifetime}`);
});
