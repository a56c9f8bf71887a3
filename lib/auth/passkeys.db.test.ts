import { generateKeyPairSync, randomBytes } from "node:crypto";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { listSecurityEvents } from "@/db/queries/security-events";
import { asAdmin, closeConnections } from "@/db/testing/connections";
import { makePerson, type TestPerson } from "@/db/testing/people";
import { asUser } from "@/db/wall";
import { addPasskey } from "@/lib/account/passkey-testing";
import { context, signedIn } from "@/lib/account/testing";
import { closeJobQueue } from "@/lib/jobs/queue";
import { hashSecret } from "@/lib/secret";
import { challengeLifetime } from "./passkey-challenge";
import type { Device, Lie } from "./passkey-testing";
import {
  beginProof,
  beginSecondStep,
  beginSignIn,
  passSecondStep,
  provesByPasskey,
  signInByPasskey,
} from "./passkeys";
import { beginStep, giveTotp } from "./testing";

afterAll(async () => {
  await closeJobQueue();
  await closeConnections();
});

let olga: TestPerson;
let mia: TestPerson;
let device: Device;

beforeEach(async () => {
  [olga, mia] = [await makePerson("Olga"), await makePerson("Mia")];
  device = await addPasskey(olga);
});

describe("signing in by passkey", () => {
  test("lets its person in, as with two factors", async () => {
    const ticket = await signIn();
    expect(ticket?.purpose).toBe("sign-in-ticket");
    const [row] = await asAdmin`select user_id, amr from one_time_tokens
      where token_hash = ${hashSecret("sign-in-ticket", ticket?.secret ?? "")}`;
    expect(row).toMatchObject({ user_id: olga.userId, amr: [{ method: "passkey" }] });
  });

  test("asks for whatever the device has, with its person verified, and names nobody", async () => {
    const ask = await asked(beginSignIn(context));
    expect(ask).toMatchObject({ rpId: "localhost", userVerification: "required", allowCredentials: [] });
    expect(ask.timeout).toBe(challengeLifetime * 1000);
    expect(Buffer.from(ask.challenge, "base64url")).toHaveLength(32);
  });

  const strangers = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
  test.each<[string, Lie]>([
    ["made for another origin", { origin: "http://localhost.evil.example" }],
    ["made for another port of ours", { origin: "http://localhost:1" }],
    ["made for another relying party", { rpId: "evil.example" }],
    ["without its person verified", { isVerified: false }],
    ["without its person there", { isPresent: false }],
    ["to another kind of question", { type: "webauthn.create" }],
    ["to a question that was never asked", { challenge: randomBytes(32).toString("base64url") }],
    ["by another key", { signedBy: strangers }],
    ["of a passkey that nobody has", { credentialId: randomBytes(32) }],
    ["that does not say for whom", { handle: null }],
    ["for another person", { handle: randomBytes(16).toString("base64url") }],
  ])("refuses an answer %s", async (_, lie) => {
    expect(await signIn(lie)).toBeUndefined();
    const [row] =
      await asAdmin`select count(*)::int as tickets from one_time_tokens where user_id = ${olga.userId}`;
    expect(row?.tickets).toBe(0);
    expect(await signIn(), "the passkey itself is as good as before").toBeDefined();
  });

  test("refuses what is no message at all", async () => {
    const right = device.answer(await asked(beginSignIn(context)));
    for (const part of ["clientDataJSON", "authenticatorData", "signature"] as const)
      for (const junk of ["AA", "e30", Buffer.from("null").toString("base64url")]) {
        const response = { ...right.response, [part]: junk };
        expect(await signInByPasskey({ ...right, response }, context), `${part} ${junk}`).toBeUndefined();
      }
  });

  test("refuses who proved no address, and who removed the passkey meanwhile", async () => {
    await asAdmin`update user_emails set verified_at = null where user_id = ${olga.userId}`;
    expect(await signIn()).toBeUndefined();
    await asAdmin`update user_emails set verified_at = now() where user_id = ${olga.userId}`;
    const late = device.answer(await asked(beginSignIn(context)));
    await asAdmin`delete from passkeys where user_id = ${olga.userId}`;
    expect(await signInByPasskey(late, context)).toBeUndefined();
  });
});

describe("a challenge", () => {
  test("is answered once, by one of many at the same moment", async () => {
    const answer = device.answer(await asked(beginSignIn(context)));
    const tickets = await Promise.all(Array.from({ length: 10 }, () => signInByPasskey(answer, context)));
    expect(tickets.filter(Boolean)).toHaveLength(1);
    expect(await signInByPasskey(answer, context)).toBeUndefined();
  });

  test("is spent by a wrong answer too", async () => {
    const ask = await asked(beginSignIn(context));
    expect(await signInByPasskey(device.answer(ask, { isVerified: false }), context)).toBeUndefined();
    expect(await signInByPasskey(device.answer(ask), context)).toBeUndefined();
  });

  test("is over after five minutes, and the next one takes it away", async () => {
    const ask = await asked(beginSignIn(context));
    await asAdmin`update passkey_challenges set expires_at = expires_at - ${challengeLifetime} * interval '1 second'`;
    expect(await signInByPasskey(device.answer(ask), context)).toBeUndefined();
    await asked(beginSignIn(context));
    const [row] = await asAdmin`select count(*)::int as kept from passkey_challenges`;
    expect(row?.kept).toBe(1);
  });

  test("rule 24: of one use, one session or one step is none of another", async () => {
    const user = await signedIn(olga);
    const step = await takeFirstStep(olga);
    const other = await takeFirstStep(olga);
    const asks = {
      signIn: () => beginSignIn(context),
      proof: () => beginProof(user, context),
      elsewhere: () => beginProof({ ...user, sessionId: crypto.randomUUID() }, context),
      step: () => beginSecondStep(step, context),
      other: () => beginSecondStep(other, context),
    };
    const ends: Partial<Record<keyof typeof asks, (answer: Answer) => Promise<unknown>>> = {
      signIn: (answer) => signInByPasskey(answer, context),
      proof: async (answer) => (await provesByPasskey(user, answer, context)) || undefined,
      step: (answer) => passSecondStep(step, answer, context),
    };
    for (const [end, take] of Object.entries(ends))
      for (const [use, begin] of Object.entries(asks).toSorted(([a], [b]) => +(a === end) - +(b === end))) {
        const outcome = await take(device.answer(await asked(begin())));
        if (use === end) expect(outcome, `${use} at ${end}`).toBeDefined();
        else expect(outcome, `${use} at ${end}`).toBeUndefined();
      }
  });
});

test("a count that does not go on is refused, and its owner can read so", async () => {
  expect(await signIn({ count: 0 }), "a device that does not count").toBeDefined();
  expect(await signIn({ count: 0 })).toBeDefined();
  expect(await signIn({ count: 7 })).toBeDefined();
  for (const count of [7, 6, 0]) expect(await signIn({ count }), `${count} after 7`).toBeUndefined();
  const { events } = await asUser(olga.userId, (tx) => listSecurityEvents(tx));
  expect(events.filter(({ action }) => action === "passkey.refused")).toHaveLength(3);
  expect(await signIn({ count: 8 })).toBeDefined();
  const copies = await Promise.all(
    [await prepare({ count: 9 }), await prepare({ count: 9 })].map((go) => go()),
  );
  expect(copies.filter(Boolean), "a key and its copy at the same moment").toHaveLength(1);
});

describe("the second step", () => {
  test("is passed by the person's own passkey, once, and keeps what was proved before", async () => {
    const step = await takeFirstStep(olga);
    const ask = await asked(beginSecondStep(step, context));
    expect(ask.allowCredentials?.map(({ id }) => id)).toEqual([device.credentialId.toString("base64url")]);
    const ticket = await passSecondStep(step, device.answer(ask, { handle: null }), context);
    const [row] = await asAdmin`select amr from one_time_tokens
      where token_hash = ${hashSecret("sign-in-ticket", ticket?.secret ?? "")}`;
    expect(row?.amr).toMatchObject([{ method: "pwd" }, { method: "passkey" }]);
    const again = device.answer(await asked(beginSecondStep(step, context)));
    expect(await passSecondStep(step, again, context)).toBeUndefined();
  });

  test("is not passed by anybody else's", async () => {
    const theirs = await addPasskey(mia);
    const step = await takeFirstStep(olga);
    const answer = theirs.answer(await asked(beginSecondStep(step, context)));
    expect(await passSecondStep(step, answer, context)).toBeUndefined();
    const own = device.answer(await asked(beginSecondStep(step, context)));
    expect(await passSecondStep(step, own, context), "the step is still there").toBeDefined();
  });
});

test("a proof is given by the person's own passkey alone", async () => {
  const theirs = await addPasskey(mia);
  const user = await signedIn(olga);
  const foreign = theirs.answer(await asked(beginProof(user, context)));
  expect(await provesByPasskey(user, foreign, context)).toBe(false);
  expect(await provesByPasskey(user, device.answer(await asked(beginProof(user, context))), context)).toBe(
    true,
  );
});

type Answer = ReturnType<Device["answer"]>;

async function asked(begun: ReturnType<typeof beginSignIn>) {
  const answer = await begun;
  if ("refused" in answer) throw new Error(answer.refused.message);
  return answer.ask;
}

async function signIn(lie?: Lie) {
  return (await prepare(lie))();
}

async function prepare(lie?: Lie) {
  const answer = device.answer(await asked(beginSignIn(context)), lie);
  return () => signInByPasskey(answer, context);
}

/** As with a password, for who has an app with codes too. */
async function takeFirstStep(person: TestPerson) {
  await giveTotp(person);
  return beginStep(person);
}
