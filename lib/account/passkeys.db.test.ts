import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { findFactors } from "@/db/queries/factors";
import { listPasskeys } from "@/db/queries/passkeys";
import { listSecurityEvents } from "@/db/queries/security-events";
import { asAdmin, closeConnections } from "@/db/testing/connections";
import { makePerson, type TestPerson } from "@/db/testing/people";
import { asUser } from "@/db/wall";
import { Device, type Lie } from "@/lib/auth/passkey-testing";
import { giveTotp } from "@/lib/auth/testing";
import { closeJobQueue } from "@/lib/jobs/queue";
import { addPasskey, makeOn } from "./passkey-testing";
import { beginAdding, keepPasskey, readNewPasskey, removePasskey, renamePasskey } from "./passkeys";
import { context, signedIn } from "./testing";

afterAll(async () => {
  await closeJobQueue();
  await closeConnections();
});

let olga: TestPerson;
let mia: TestPerson;

beforeEach(async () => {
  [olga, mia] = [await makePerson("Olga"), await makePerson("Mia")];
});

describe("a new passkey", () => {
  test("is asked for so that it can be found again, verifies its person and says nothing of them", async () => {
    const first = await addPasskey(olga);
    await proveByPasskey(olga);
    const begun = await beginAdding(await signedIn(olga), context);
    if ("refused" in begun) throw new Error(begun.refused.message);
    const { ask } = begun;
    expect(ask).toMatchObject({
      rp: { id: "localhost" },
      attestation: "none",
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
      user: { id: Buffer.from(olga.userId.replaceAll("-", ""), "hex").toString("base64url") },
    });
    expect(ask.excludeCredentials?.map(({ id }) => id)).toEqual([first.credentialId.toString("base64url")]);
  });

  const certificates = new Map<string, unknown>([
    ["alg", -7],
    ["sig", new Uint8Array(70)],
    ["x5c", [new Uint8Array(300)]],
  ]);
  test.each<[string, Lie]>([
    ["for another origin", { origin: "https://evil.example" }],
    ["for another relying party", { rpId: "evil.example" }],
    ["without its person verified", { isVerified: false }],
    ["without its person there", { isPresent: false }],
    ["by an answer to another kind of question", { type: "webauthn.get" }],
    ["for a question that was never asked", { challenge: Buffer.alloc(32).toString("base64url") }],
    ["with certificates, which name addresses to ask", { format: "packed", statement: certificates }],
    ["with an attestation nobody asked for", { format: "tpm" }],
  ])("is refused when it is made %s", async (_, lie) => {
    expect(await makeOn(new Device(), olga, lie)).toBeUndefined();
    expect(await makeOn(new Device(), olga), "rightly").toBeDefined();
  });

  test("is good once, and in the session that asked alone", async () => {
    const [user, device] = [await signedIn(olga), new Device()];
    const begin = async () => {
      const begun = await beginAdding(user, context);
      if ("refused" in begun) throw new Error(begun.refused.message);
      return device.make(begun.ask);
    };
    const answer = await begin();
    expect(await readNewPasskey(user, answer)).toBeDefined();
    expect(await readNewPasskey(user, answer)).toBeUndefined();
    expect(await readNewPasskey({ ...user, sessionId: randomUUID() }, await begin())).toBeUndefined();
  });

  test("that somebody has already is nobody else's", async () => {
    const device = await addPasskey(olga);
    const made = await makeOn(device, mia);
    if (!made) throw new Error("The answer itself is right.");
    const user = await signedIn(mia);
    const keep = asUser(mia.userId, (tx) => keepPasskey(tx, user, { ...made, name: "X" }, context));
    await expect(keep).rejects.toMatchObject({ reason: { code: "conflict" } });
    expect(await asUser(mia.userId, listPasskeys)).toEqual([]);
  });

  test("is the twentieth at most", async () => {
    await asAdmin`insert into passkeys (user_id, credential_id, public_key, transports, is_backed_up, name)
      select ${olga.userId}, uuid_send(uuidv7()), '', '{}', false, 'Phone' from generate_series(1, 20)`;
    await proveByPasskey(olga);
    expect(await beginAdding(await signedIn(olga), context)).toMatchObject({ refused: { code: "conflict" } });
    await asAdmin`delete from passkeys where id = (select id from passkeys where user_id = ${olga.userId} limit 1)`;
    await addPasskey(olga);
    expect(await asUser(olga.userId, listPasskeys)).toHaveLength(20);
  });

  test("takes no less than a passkey to be followed by another, or to go", async () => {
    await addPasskey(olga);
    const [passkey] = await asUser(olga.userId, listPasskeys);
    const user = await signedIn(olga);
    const stale = { code: "reauthenticate" };
    expect(await beginAdding(user, context)).toMatchObject({ refused: stale });
    expect(await removePasskey(user, passkey?.id ?? "", context)).toMatchObject(stale);
    await proveByPasskey(olga);
    expect(await removePasskey(user, passkey?.id ?? "", context)).toBeUndefined();
    expect(await asUser(olga.userId, listPasskeys)).toEqual([]);
  });
});

test("the first one comes with ten recovery codes, which go with the last strong factor", async () => {
  const left = async () => (await asUser(olga.userId, findFactors)).recoveryCodes;
  const remove = async () => {
    const [passkey] = await asUser(olga.userId, listPasskeys);
    expect(await removePasskey(await signedIn(olga), passkey?.id ?? "", context)).toBeUndefined();
  };
  await addPasskey(olga);
  expect(await left()).toBe(10);
  await proveByPasskey(olga);
  const before = await asAdmin`select id from recovery_codes where user_id = ${olga.userId} order by id`;
  await addPasskey(olga);
  expect(await asAdmin`select id from recovery_codes where user_id = ${olga.userId} order by id`).toEqual(
    before,
  );
  await remove();
  expect(await left()).toBe(10);
  await remove();
  expect(await left()).toBe(0);
  await addPasskey(olga);
  await giveTotp(olga);
  await remove();
  expect(await left(), "the codes of an app are still there").toBe(10);
});

test("a passkey is renamed and removed by its owner alone, who can read so", async () => {
  await addPasskey(olga);
  const [passkey] = await asUser(olga.userId, listPasskeys);
  const id = passkey?.id ?? "";
  for (const other of [id, randomUUID()]) {
    expect(await renamePasskey(await signedIn(mia), { id: other, name: "Mine" }, context)).toMatchObject({
      code: "not_found",
    });
    expect(await removePasskey(await signedIn(mia), other, context)).toMatchObject({ code: "not_found" });
  }
  await proveByPasskey(olga);
  expect(await renamePasskey(await signedIn(olga), { id, name: "Key ring" }, context)).toBeUndefined();
  expect((await asUser(olga.userId, listPasskeys)).map(({ name }) => name)).toEqual(["Key ring"]);
  expect(await removePasskey(await signedIn(olga), id, context)).toBeUndefined();
  const { events } = await asUser(olga.userId, (tx) => listSecurityEvents(tx));
  expect(events.map(({ action, targetName }) => [action, targetName])).toEqual([
    ["passkey.removed", "Key ring"],
    ["passkey.renamed", "Phone"],
    ["passkey.added", "Phone"],
  ]);
});

async function proveByPasskey({ session }: TestPerson): Promise<void> {
  await asAdmin`update sessions set amr = amr || jsonb_build_array(jsonb_build_object('method', 'passkey', 'at', now()))
    where token_hash = ${session}`;
}
