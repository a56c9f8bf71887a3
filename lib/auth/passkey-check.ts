/**
 * The only door to @simplewebauthn on the server: what devices are asked, and whether they answered it. Who we are to them
 * comes from APP_URL, never from a request. Each answer must have verified the person, by fingerprint, face or PIN.
 */
import "server-only";
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { COSEALG, decodeAttestationObject, decodeClientDataJSON } from "@simplewebauthn/server/helpers";
import { findPasskey, type NewPasskey, type OwnPasskey } from "@/db/queries/passkeys";
import type { CurrentUser } from "@/db/queries/sessions";
import { brand } from "@/lib/brand";
import { env } from "@/lib/env";
import { type ChallengeUse, challengeLifetime, challengeUses, spendChallenge } from "./passkey-challenge";
import type { Assertion, Registration } from "./passkey-input";

export type AskForPasskey = PublicKeyCredentialRequestOptionsJSON;
export type AskForNewPasskey = PublicKeyCredentialCreationOptionsJSON;

const timeout = challengeLifetime * 1000;
/** What devices make: nearly all ES256, Windows RS256. */
const supportedAlgorithmIDs = [COSEALG.ES256, COSEALG.EdDSA, COSEALG.RS256];

function relyingParty(): { origin: string; id: string } {
  const { origin, hostname } = new URL(env().APP_URL);
  return { origin, id: hostname };
}

/** What a device is asked to sign. Without `own`, it offers whatever passkeys for us it has. */
export async function askForPasskey(challenge: string, own: OwnPasskey[] = []): Promise<AskForPasskey> {
  return generateAuthenticationOptions({
    rpID: relyingParty().id,
    challenge: Buffer.from(challenge, "base64url"),
    timeout,
    userVerification: "required",
    allowCredentials: own.map(describe),
  });
}

/** What a device is asked to make. The name is what it shows; what it keeps of the person says nothing of them. */
export async function askForNewPasskey(
  challenge: string,
  user: CurrentUser,
  own: OwnPasskey[],
): Promise<AskForNewPasskey> {
  return generateRegistrationOptions({
    rpName: brand.name,
    rpID: relyingParty().id,
    userID: handleOf(user.userId),
    userName: user.email,
    userDisplayName: user.name,
    challenge: Buffer.from(challenge, "base64url"),
    timeout,
    attestationType: "none",
    excludeCredentials: own.map(describe),
    authenticatorSelection: {
      residentKey: "required",
      requireResidentKey: true,
      userVerification: "required",
    },
    supportedAlgorithmIDs,
  });
}

export type ProvedPasskey = Pick<NewPasskey, "credentialId" | "signCount" | "isBackedUp"> & {
  userId: string;
};

/** Whose passkey answered, if the answer is right. Its count is for `notePasskeyUse` to judge, with the row. */
export async function checkAssertion(
  answer: Assertion,
  use: ChallengeUse,
): Promise<ProvedPasskey | undefined> {
  const challenge = await takeChallenge(answer, use);
  const credentialId = Buffer.from(answer.id, "base64url");
  const found = challenge && (await findPasskey(credentialId));
  if (!found || !isMeant(answer.response.userHandle, found.userId, use)) return undefined;
  const { origin, id } = relyingParty();
  const { userHandle: _, ...response } = answer.response;
  const checked = await verifyAuthenticationResponse({
    response: { ...answer, response, clientExtensionResults: {} },
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: id,
    credential: { id: answer.id, publicKey: new Uint8Array(found.publicKey), counter: 0 },
    requireUserVerification: true,
  }).catch(() => undefined);
  if (!checked?.verified) return undefined;
  const { newCounter: signCount, credentialBackedUp: isBackedUp } = checked.authenticationInfo;
  return { userId: found.userId, credentialId, signCount, isBackedUp };
}

/** The key that a device made, if all is right with it. */
export async function checkRegistration(
  answer: Registration,
  use: ChallengeUse,
): Promise<NewPasskey | undefined> {
  const challenge = await takeChallenge(answer, use);
  if (!challenge || !isWithoutCertificates(answer)) return undefined;
  const { origin, id } = relyingParty();
  const { clientDataJSON, attestationObject } = answer.response;
  const checked = await verifyRegistrationResponse({
    response: { ...answer, response: { clientDataJSON, attestationObject }, clientExtensionResults: {} },
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: true,
    supportedAlgorithmIDs,
  }).catch(() => undefined);
  if (!checked?.verified || checked.registrationInfo.credential.id !== answer.id) return undefined;
  const { credential, credentialBackedUp: isBackedUp } = checked.registrationInfo;
  return {
    credentialId: Buffer.from(credential.id, "base64url"),
    publicKey: Buffer.from(credential.publicKey),
    signCount: credential.counter,
    transports: answer.response.transports,
    isBackedUp,
  };
}

/** The challenge that was answered, spent; undefined when it is not one of ours, or was answered before. */
async function takeChallenge(
  { response }: Assertion | Registration,
  use: ChallengeUse,
): Promise<string | undefined> {
  const challenge: unknown = attempt(() => decodeClientDataJSON(response.clientDataJSON))?.challenge;
  if (typeof challenge !== "string") return undefined;
  return (await spendChallenge(use, challenge)) ? challenge : undefined;
}

/**
 * We asked for no attestation. One with certificates would have the library look up, at addresses that they name, whether
 * they still hold: nobody is to send our server anywhere.
 */
function isWithoutCertificates({ response }: Registration): boolean {
  const sent = attempt(() =>
    decodeAttestationObject(new Uint8Array(Buffer.from(response.attestationObject, "base64url"))),
  );
  const format = sent && attempt(() => ({ fmt: sent.get("fmt"), x5c: sent.get("attStmt").get("x5c") }));
  return format !== undefined && ["none", "packed"].includes(format.fmt) && format.x5c === undefined;
}

/** A device says for whom it answers; it must where nobody has said so before. */
function isMeant(handle: string | undefined, userId: string, use: ChallengeUse): boolean {
  if (handle === undefined) return use !== challengeUses.signIn;
  return Buffer.from(handle, "base64url").equals(handleOf(userId));
}

function handleOf(userId: string) {
  return new Uint8Array(Buffer.from(userId.replaceAll("-", ""), "hex"));
}

function describe({ credentialId, transports }: OwnPasskey) {
  return { id: credentialId.toString("base64url"), transports };
}

/** What a stranger sent may be no message at all. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
