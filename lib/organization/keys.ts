/**
 * The key store: ES256 keys that live in the database, their private half sealed under AUTH_SECRET. Of each that opens the
 * ring holds the public half: the next key, which is published and does not sign yet, the current one, which signs, and
 * previous ones, which verify until the last token that they signed has expired.
 */
import "server-only";
import {
  type CryptoKey,
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
} from "jose";
import { z } from "zod";
import {
  createSigningKey,
  listSigningKeys,
  lockSigningKeys,
  type SigningKeyRow,
  type SigningKeyTx,
} from "@/db/queries/signing-keys";
import { asSystem } from "@/db/wall";
import { log } from "@/lib/log";
import { decrypt, encrypt } from "@/lib/secret";
import { overlap, ringAge } from "./key-times";

export const algorithm = "ES256";

export type SigningKey = { kid: string; privateKey: CryptoKey };
export type SigningKeyState = "current" | "next" | "previous";

/** A row that opens under this AUTH_SECRET. */
export type OpenedKey = SigningKeyRow & { state: SigningKeyState; openedJwk: JWK };

/** What anybody may know of a key. Whatever else stands beside it is dropped here. */
const publicJwkSchema = z.object({
  kty: z.literal("EC"),
  crv: z.literal("P-256"),
  x: z.string(),
  y: z.string(),
  kid: z.string(),
  alg: z.literal(algorithm),
  use: z.literal("sig"),
});
export type PublicJwk = z.infer<typeof publicJwkSchema>;

/** `until`: milliseconds by this instance's clock, told by the database how many are left. */
type RingKey = { publicKey: CryptoKey; publicJwk: PublicJwk; until: number };
type KeyRing = { signing: SigningKey; keys: ReadonlyMap<string, RingKey>; readAt: number };

let known: KeyRing | undefined;
let reading: Promise<KeyRing> | undefined;

/** The key that signs now. */
export async function signingKey(): Promise<SigningKey> {
  return (await keyRing()).signing;
}

/** The public key of a `kid`; undefined when no key in use has it. Another instance may just have made it: look again, once in 10 seconds. */
export async function verificationKey(kid: string): Promise<CryptoKey | undefined> {
  const ring = await lastRing();
  const isNew = !ring.keys.has(kid) && Date.now() - ring.readAt >= 10_000;
  const key = (isNew ? await readAnew().catch(() => ring) : ring).keys.get(kid);
  return key && Date.now() < key.until ? key.publicKey : undefined;
}

/** The public halves of the keys in use, for whoever verifies elsewhere. */
export async function listPublicKeys(): Promise<PublicJwk[]> {
  const { keys } = await lastRing();
  return [...keys.values()].flatMap(({ publicJwk, until }) => (Date.now() < until ? [publicJwk] : []));
}

/** For verifying, when the database does not answer, the ring from before: whatever comes of a token needs the database too. */
function lastRing(): Promise<KeyRing> {
  return keyRing().catch((error: unknown) => {
    if (known) return known;
    throw error;
  });
}

/** The ring, never older than a minute. At half that age it is read anew beside the request, so that a busy instance never waits. */
async function keyRing(): Promise<KeyRing> {
  const age = known ? (Date.now() - known.readAt) / 1000 : Number.POSITIVE_INFINITY;
  // The future is a clock that was put back meanwhile.
  if (!known || age < 0 || age >= ringAge) return readAnew();
  // Who asks at the whole age waits, and is told what failed.
  if (age >= ringAge / 2) readAnew().catch(() => {});
  return known;
}

function readAnew(): Promise<KeyRing> {
  reading ??= readRing().finally(() => {
    reading = undefined;
  });
  return reading;
}

async function readRing(): Promise<KeyRing> {
  const readAt = Date.now();
  const rows = await asSystem(readKeys);
  const keys = new Map<string, RingKey>();
  for (const { kid, publicJwk: stored, retiredFor } of rows) {
    const publicJwk = publicJwkSchema.parse(stored);
    const publicKey = (await importJWK(publicJwk, algorithm)) as CryptoKey;
    const until = retiredFor === null ? Number.POSITIVE_INFINITY : readAt + (overlap - retiredFor) * 1000;
    keys.set(kid, { publicKey, publicJwk, until });
  }
  const { kid, openedJwk } = currentOf(rows);
  const privateKey = (await importJWK(openedJwk, algorithm)) as CryptoKey;
  known = { signing: { kid, privateKey }, keys, readAt };
  return known;
}

/** The newest of those that sign. */
export function currentOf(keys: readonly OpenedKey[]): OpenedKey {
  const current = keys.findLast(({ state }) => state === "current");
  if (!current) throw new Error("The signing key that was just made does not open.");
  return current;
}

/** The keys that open under this AUTH_SECRET. What is missing of the current and the next one is made. */
export async function readKeys(tx: SigningKeyTx): Promise<OpenedKey[]> {
  const misses = (keys: OpenedKey[], state: SigningKeyState) => !keys.some((key) => key.state === state);
  const found = await openKeys(tx);
  if (!misses(found, "current") && !misses(found, "next")) return found;
  await lockSigningKeys(tx);
  const keys = await openKeys(tx);
  if (keys.length === 0 && (await listSigningKeys(tx, overlap)).length > 0)
    log().warn(
      "No signing key opens with this AUTH_SECRET: new ones are made, and every organization session is issued anew.",
    );
  if (misses(keys, "current")) await createSigningKey(tx, await newKey(), true);
  if (misses(keys, "next")) await createSigningKey(tx, await newKey(), false);
  return openKeys(tx);
}

async function openKeys(tx: SigningKeyTx): Promise<OpenedKey[]> {
  return (await listSigningKeys(tx, overlap)).flatMap((row) => {
    const openedJwk = openPrivateJwk(row);
    return openedJwk ? [{ ...row, state: stateOf(row), openedJwk }] : [];
  });
}

function stateOf({ signsFrom, retiredAt }: SigningKeyRow): SigningKeyState {
  if (retiredAt) return "previous";
  return signsFrom ? "current" : "next";
}

function openPrivateJwk(row: SigningKeyRow): JWK | undefined {
  try {
    return JSON.parse(decrypt(row.privateJwk, `signing-key:${row.kid}`)) as JWK;
  } catch {
    return undefined;
  }
}

/** A pair that nobody has seen yet, as it is kept. */
export async function newKey(): Promise<Pick<SigningKeyRow, "kid" | "publicJwk" | "privateJwk">> {
  const pair = await generateKeyPair(algorithm, { extractable: true });
  const publicJwk = { ...(await exportJWK(pair.publicKey)), alg: algorithm, use: "sig" };
  const kid = await calculateJwkThumbprint(publicJwk);
  const privateJwk = encrypt(JSON.stringify(await exportJWK(pair.privateKey)), `signing-key:${kid}`);
  return { kid, publicJwk: { ...publicJwk, kid }, privateJwk };
}
