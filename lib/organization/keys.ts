/** The key store: ES256 keys that live in the database, their private half sealed under AUTH_SECRET. */
import "server-only";
import {
  type CryptoKey,
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
} from "jose";
import {
  createSigningKey,
  listSigningKeys,
  lockSigningKeys,
  type SigningKeyRow,
} from "@/db/queries/signing-keys";
import { asSystem } from "@/db/wall";
import { log } from "@/lib/log";
import { decrypt, encrypt } from "@/lib/secret";

export const algorithm = "ES256";

export type SigningKey = { kid: string; privateKey: CryptoKey };

type KeyRing = { signing: SigningKey; public: ReadonlyMap<string, CryptoKey>; readAt: number };

let ring: Promise<KeyRing> | undefined;

/** The key that signs now. */
export async function signingKey(): Promise<SigningKey> {
  return (await keyRing()).signing;
}

/** The public key of a `kid`; undefined when no key in use has it. Another instance may just have made it: look again, once in 10 seconds. */
export async function verificationKey(kid: string): Promise<CryptoKey | undefined> {
  const known = await keyRing();
  if (known.public.has(kid) || Date.now() - known.readAt < 10_000) return known.public.get(kid);
  ring = undefined;
  return (await keyRing()).public.get(kid);
}

function keyRing(): Promise<KeyRing> {
  ring ??= readKeyRing().catch((error) => {
    ring = undefined;
    throw error;
  });
  return ring;
}

async function readKeyRing(): Promise<KeyRing> {
  const found = await asSystem(listSigningKeys);
  const opened = await openKeys(found);
  if (opened) return opened;
  if (found.length > 0)
    log().warn(
      "No signing key opens with this AUTH_SECRET: a new one is made, and every organization session is issued anew.",
    );
  const made = await asSystem(async (tx) => {
    await lockSigningKeys(tx);
    const meanwhile = await listSigningKeys(tx);
    if (await openKeys(meanwhile)) return meanwhile;
    await createSigningKey(tx, await newKey());
    return listSigningKeys(tx);
  });
  const ring = await openKeys(made);
  if (!ring) throw new Error("The signing key that was just made does not open.");
  return ring;
}

/** The keys that open with this AUTH_SECRET; the newest signs. Undefined when none does. */
async function openKeys(rows: SigningKeyRow[]): Promise<KeyRing | undefined> {
  const keys = new Map<string, CryptoKey>();
  let signing: SigningKey | undefined;
  for (const row of rows) {
    const privateJwk = openPrivateJwk(row);
    if (!privateJwk) continue;
    keys.set(row.kid, (await importJWK(row.publicJwk as JWK, algorithm)) as CryptoKey);
    signing = { kid: row.kid, privateKey: (await importJWK(privateJwk, algorithm)) as CryptoKey };
  }
  return signing && { signing, public: keys, readAt: Date.now() };
}

function openPrivateJwk(row: SigningKeyRow): JWK | undefined {
  try {
    return JSON.parse(decrypt(row.privateJwk, `signing-key:${row.kid}`)) as JWK;
  } catch {
    return undefined;
  }
}

async function newKey() {
  const pair = await generateKeyPair(algorithm, { extractable: true });
  const publicJwk = { ...(await exportJWK(pair.publicKey)), alg: algorithm, use: "sig" };
  const kid = await calculateJwkThumbprint(publicJwk);
  const privateJwk = encrypt(JSON.stringify(await exportJWK(pair.privateKey)), `signing-key:${kid}`);
  return { kid, publicJwk: { ...publicJwk, kid }, privateJwk };
}
