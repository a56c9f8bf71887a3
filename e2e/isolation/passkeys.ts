/** Passkeys of people on the stage, and what their devices answer. */
import { createPasskey } from "@/db/queries/passkeys";
import { asAdmin } from "@/db/testing/connections";
import { asUser } from "@/db/wall";
import { readNewPasskey } from "@/lib/account/passkeys";
import { type ChallengeUse, challengeUses, newChallenge } from "@/lib/auth/passkey-challenge";
import { askForNewPasskey, askForPasskey } from "@/lib/auth/passkey-check";
import type { Assertion, Registration } from "@/lib/auth/passkey-input";
import { Device, type Lie } from "@/lib/auth/passkey-testing";
import type { Person } from "./stage";

/** What a device says to somebody who is about to add its passkey, in their session. */
export async function answerAnew(person: Person, device = new Device()): Promise<Registration> {
  const user = await whoIs(person);
  return device.make(await askForNewPasskey(await challengeFor(challengeUses.adding(user)), user, []));
}

/** A passkey of the person's, with its device. */
export async function givePasskey(person: Person): Promise<{ id: string; device: Device }> {
  const device = new Device();
  const made = await readNewPasskey(await whoIs(person), await answerAnew(person, device));
  if (!made) throw new Error("The device's passkey was refused.");
  await asUser(person.id, (tx) => createPasskey(tx, { ...made, name: "Phone" }));
  const [row] = await asAdmin`select id from passkeys where credential_id = ${device.credentialId}`;
  return { id: row?.id, device };
}

/** The answer of a device to who wants to come in. */
export async function answerToSignIn(device: Device, lie?: Lie): Promise<Assertion> {
  return answerTo(challengeUses.signIn, device, lie);
}

export async function answerTo(use: ChallengeUse, device: Device, lie?: Lie): Promise<Assertion> {
  return device.answer(await askForPasskey(await challengeFor(use), []), lie);
}

/** The person's session has been proved by passkey just now. */
export async function proveByPasskey({ id }: Person): Promise<void> {
  await asAdmin`update sessions set amr = ${asAdmin.json([{ method: "passkey", at: new Date().toISOString() }])}
    where user_id = ${id}`;
}

async function challengeFor(use: ChallengeUse): Promise<string> {
  const made = await newChallenge(use, { ip: null });
  if ("refused" in made) throw new Error(made.refused.message);
  return made.challenge;
}

async function whoIs({ id, email }: Person) {
  const [session] = await asAdmin`select id from sessions where user_id = ${id} order by id limit 1`;
  return { userId: id, sessionId: String(session?.id), name: "Nora", email };
}
