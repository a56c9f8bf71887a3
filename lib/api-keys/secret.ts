/** What an API key and a personal access token look like: prefix, id, secret. Known to scanners by its prefix, to us by its hash. */
import "server-only";
import { brand } from "@/lib/brand";
import { hashSecret, newSecret } from "@/lib/secret";

const pattern = new RegExp(`^${brand.keyPrefix}_([0-9a-f]{32})_([A-Za-z0-9_-]{43})$`);

/** A new secret, 32 random bytes, and what is kept of it. */
export function newKeySecret(): { secret: string; secretHash: Buffer } {
  const secret = newSecret();
  return { secret, secretHash: hashKeySecret(secret) };
}

/** The key as it is shown, once: `<prefix>_<id>_<secret>`. */
export function writeKey(id: string, secret: string): string {
  return `${brand.keyPrefix}_${id.replaceAll("-", "")}_${secret}`;
}

/** The id and the hash of what may be a key; undefined for what does not look like one. */
export function readKey(text: string): { id: string; secretHash: Buffer } | undefined {
  const [, digits, secret] = pattern.exec(text) ?? [];
  if (!digits || !secret) return undefined;
  const id = digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  return { id, secretHash: hashKeySecret(secret) };
}

/** The beginning, to recognise a key by: it says nothing of the secret. */
export function keyHint(id: string): string {
  return `${brand.keyPrefix}_${id.replaceAll("-", "")}_…`;
}

function hashKeySecret(secret: string): Buffer {
  return hashSecret("api-key", secret);
}
