import { afterAll, beforeEach, expect, test } from "vitest";
import { listAccessTokens } from "@/db/queries/personal-access-tokens";
import { asAdmin, closeConnections } from "@/db/testing/connections";
import { makeOrganization, makePerson, type TestPerson } from "@/db/testing/people";
import { asUser } from "@/db/wall";
import { keyInput, replaceKeyInput } from "@/lib/api-keys/input";
import { isKept, type MadeKey, mayDo, proofIsOld, readMade, wish } from "@/lib/api-keys/testing";
import { programUserPermissions, userPermissionsOf } from "@/lib/auth/permissions";
import { securityEventsOf } from "@/lib/auth/testing";
import { env } from "@/lib/env";
import { accept, makeInvitation } from "@/lib/invitations/testing";
import { closeJobQueue } from "@/lib/jobs/queue";
import { queuedMails } from "@/lib/mail/testing/queued";
import { act } from "@/lib/members/testing";
import { everyPermission } from "@/lib/organization/template";
import { accessTokensPath } from "@/lib/paths";
import { createAccessToken, replaceAccessToken, revokeAccessToken } from "./access-tokens";
import { context, signedIn } from "./testing";

afterAll(async () => {
  await closeJobQueue();
  await closeConnections();
});

let olga: TestPerson;
let mia: TestPerson;
let acme: string;
let globex: string;

beforeEach(async () => {
  [olga, mia] = [await makePerson("Olga"), await makePerson("Mia")];
  acme = await makeOrganization([
    [olga, "owner"],
    [mia, "admin"],
  ]);
  globex = await makeOrganization([
    [olga, "owner"],
    [mia, "viewer"],
  ]);
});

async function holder(person: TestPerson) {
  const user = await signedIn(person);
  return { ...user, permissions: userPermissionsOf(user) };
}

const create = async (person: TestPerson, permissions = wish.permissions) =>
  createAccessToken(await holder(person), keyInput.parse({ ...wish, permissions }), context);
const replace = async (person: TestPerson, id: string, overlap: "0" | "24" = "24") =>
  replaceAccessToken(await holder(person), replaceKeyInput.parse({ id, overlap, days: "90" }), context);
const revoke = async (person: TestPerson, id: string) =>
  (await revokeAccessToken(await holder(person), id, context))?.code ?? "done";
const list = (person: TestPerson) => asUser(person.userId, listAccessTokens);

function made(answer: Awaited<ReturnType<typeof create>>): MadeKey {
  if ("refused" in answer) throw new Error(`The token was not made: ${answer.refused.message}`);
  return readMade(answer.key);
}

const refusal = (answer: Awaited<ReturnType<typeof create>>) =>
  "refused" in answer ? answer.refused.code : "done";

test("rule 23: of a personal access token the database keeps the SHA-256, and its person is told", async () => {
  const { text, secretHash, id } = made(await create(mia));
  const secret = text.split("_").slice(2).join("_");
  expect(Buffer.from(secret, "base64url")).toHaveLength(32);
  const [row] = await asAdmin`select secret_hash from personal_access_tokens where id = ${id}`;
  expect(row?.secret_hash).toEqual(secretHash);
  expect(await isKept(secret)).toBe(false);
  expect(JSON.stringify(await list(mia))).not.toContain(secret);
  expect((await securityEventsOf(mia))[0]).toBe("accessToken.created");
  const mails = await queuedMails(mia.email);
  expect(mails.map((mail) => JSON.stringify(mail)).join()).toContain(
    "The personal access token “Nightly report” was made for it.",
  );
  expect(mails).toContainEqual(
    expect.objectContaining({ isAccessToken: true, url: `${env().APP_URL}${accessTokensPath}` }),
  );
});

test("rule 23: a personal access token is given what its person may do somewhere, and no more", async () => {
  expect(refusal(await create(mia, ["remove:member"])), "an admin in one of them").toBe("done");
  expect(refusal(await create(mia, Object.keys(programUserPermissions)))).toBe("done");
  expect(refusal(await create(mia, ["delete:organization"]))).toBe("forbidden");
  expect(refusal(await create(mia, ["change:password"])), "not for programs").toBe("forbidden");
  const nora = await makePerson("Nora");
  expect(refusal(await create(nora, ["read:member"])), "in none").toBe("forbidden");
  await asAdmin`update memberships set state = 'suspended' where user_id = ${mia.userId} and role_key = 'admin'`;
  expect(refusal(await create(mia, ["remove:member"]))).toBe("forbidden");
});

test("rule 23: a personal access token does in each workspace what its person may do there now", async () => {
  const token = made(await create(mia, ["read:organization", "remove:member", "read:profile"]));
  expect(await mayDo(token, acme)).toEqual(["read:organization", "remove:member"]);
  expect(await mayDo(token, globex)).toEqual(["read:organization"]);
  await act(acme, olga, "member", mia);
  expect(await mayDo(token, acme)).toEqual(["read:organization"]);
});

test("rule 23: a personal access token dies with the membership for that workspace alone", async () => {
  const token = made(await create(mia));
  await act(acme, olga, "remove", mia);
  expect(await mayDo(token, acme)).toBeUndefined();
  expect(await mayDo(token, globex)).toBeDefined();
  const elsewhere = await makeOrganization([[olga, "owner"]]);
  expect(await mayDo(token, elsewhere), "where they never were").toBeUndefined();
  expect(await accept(mia, await makeInvitation(acme, olga, mia.email, "member"))).toBe(acme);
  expect(await mayDo(token, acme), "of the time before they came back").toBeUndefined();
  expect(await mayDo(made(await create(mia)), acme)).toBeDefined();
});

test("rule 23: a personal access token ends by the clock of the database, or by its person", async () => {
  const [late, revoked] = [made(await create(mia)), made(await create(mia))];
  await asAdmin`update personal_access_tokens set expires_at = now() where id = ${late.id}`;
  expect(await mayDo(late, acme)).toBeUndefined();
  expect(await revoke(mia, revoked.id)).toBe("done");
  expect(await mayDo(revoked, acme)).toBeUndefined();
  for (const { id } of [late, revoked]) expect(await revoke(mia, id), "once").toBe("not_found");
  expect((await list(mia)).map(({ state }) => state)).toEqual(["revoked", "expired"]);
});

test("rule 23: a replaced personal access token goes on for its overlap, and the new one is cut", async () => {
  const old = made(await create(mia, ["read:organization", "remove:member"]));
  await act(acme, olga, "member", mia);
  const next = made(await replace(mia, old.id));
  expect(await list(mia)).toMatchObject([
    { id: next.id, permissions: ["read:organization"], state: "active" },
    { id: old.id, state: "running-out" },
  ]);
  expect(await mayDo(old, acme)).toBeDefined();
  expect(refusal(await replace(mia, old.id))).toBe("conflict");
  await replace(mia, next.id, "0");
  expect(await mayDo(next, acme)).toBeUndefined();
  expect((await securityEventsOf(mia))[0]).toBe("accessToken.replaced");
});

test("rule 23: a proof of an hour ago makes and replaces no personal access token", async () => {
  const token = made(await create(mia));
  await proofIsOld(mia);
  expect(refusal(await create(mia))).toBe("reauthenticate");
  expect(refusal(await replace(mia, token.id))).toBe("reauthenticate");
  expect(await list(mia)).toMatchObject([{ id: token.id, state: "active" }]);
  expect(await revoke(mia, token.id)).toBe("done");
});

test("rule 23: somebody else's personal access token is as one that is not there", async () => {
  const token = made(await create(mia));
  for (const id of [token.id, "01890000-0000-7000-8000-000000000000"]) {
    expect(await revoke(olga, id)).toBe("not_found");
    expect(refusal(await replace(olga, id))).toBe("not_found");
  }
  expect(await list(olga)).toEqual([]);
  expect(await mayDo(token, acme)).toBeDefined();
});

test("there is an end to how many personal access tokens a person has", async () => {
  await asAdmin`insert into personal_access_tokens (user_id, name, secret_hash, permissions, rate_limit, expires_at)
    select ${mia.userId}, 'x', uuid_send(uuidv7()), '{read:profile}', 60, now() + interval '1 day' from generate_series(1, 24)`;
  expect(refusal(await create(mia))).toBe("done");
  expect(refusal(await create(mia))).toBe("conflict");
});

test("no permission is both of an organization and of a program's person", () => {
  const both = Object.keys(programUserPermissions).filter((name) => everyPermission.includes(name as never));
  expect(both).toEqual([]);
});
