/** The rotation of the signing keys: by staff, by a command, and by schedule. */
import "server-only";
import {
  createSigningKey,
  deleteExpiredKeys,
  handOver,
  lockSigningKeys,
  type SigningKeyTx,
} from "@/db/queries/signing-keys";
import { asSystem } from "@/db/wall";
import { leastPublished, longestSigning, overlap } from "./key-times";
import { currentOf, newKey, readKeys } from "./keys";

/** `kid` is the key that signs from now on. Too soon, the next one waits for so many seconds more. */
export type Rotation = { outcome: "rotated"; kid: string } | { outcome: "too-soon"; seconds: number };

/**
 * The next key signs, the current one only verifies, and another next one is published. Not before the next key has been
 * published for long enough: whoever verifies elsewhere must know it when it begins to sign. Two at once are one.
 */
export async function rotateKeys(tx: SigningKeyTx): Promise<Rotation> {
  await lockSigningKeys(tx);
  const next = (await readKeys(tx)).find(({ state }) => state === "next");
  if (!next) throw new Error("The next signing key that was just made does not open.");
  const seconds = Math.ceil(leastPublished - next.publishedFor);
  if (seconds > 0) return { outcome: "too-soon", seconds };
  await deleteExpiredKeys(tx, overlap);
  await handOver(tx, next.kid);
  await createSigningKey(tx, await newKey(), false);
  return { outcome: "rotated", kid: next.kid };
}

/** What the schedule does: takes away what no longer verifies, and rotates once the current key has signed for 30 days. */
export async function rotateWhenDue(): Promise<Rotation | undefined> {
  return asSystem(async (tx) => {
    await lockSigningKeys(tx);
    await deleteExpiredKeys(tx, overlap);
    const { signedFor } = currentOf(await readKeys(tx));
    return signedFor !== null && signedFor >= longestSigning ? rotateKeys(tx) : undefined;
  });
}
