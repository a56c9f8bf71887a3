/** The only place that makes secrets, hashes them for keeping, and encrypts what must be read again. */
import "server-only";
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  randomInt,
} from "node:crypto";
import { env } from "./env";

/** 32 random bytes, base64url. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** Six digits, to be typed. So few say nothing by themselves: hash them with what only the asker has, and count the tries. */
export function newCode(): string {
  return randomInt(1_000_000).toString().padStart(6, "0");
}

/** Nothing that is read as something else on paper: no i, l, o, 0 or 1. */
const readable = "23456789abcdefghjkmnpqrstuvwxyz";

/** Sixteen characters in groups of four, to be written down: 79 bits, so that no hash of it is ever guessed. */
export function newPaperCode(): string {
  const group = () => Array.from({ length: 4 }, () => readable[randomInt(readable.length)]).join("");
  return [group(), group(), group(), group()].join("-");
}

/** SHA-256 of a random secret, for keeping. The purpose is hashed in: a token of one kind is none of another. */
export function hashSecret(purpose: string, secret: string): Buffer {
  return createHash("sha256").update(`${purpose}:${secret}`).digest();
}

/** HMAC-SHA-256 under a key derived from AUTH_SECRET: of a text that others may know, where nobody else is to make the hash. */
export function keyedHash(purpose: string, text: string): Buffer {
  return createHmac("sha256", deriveKey()).update(`${purpose}:${text}`).digest();
}

/** AES-256-GCM under a key derived from AUTH_SECRET: 12 bytes nonce, 16 bytes tag, then the text. `about` must match on the way back. */
export function encrypt(text: string, about: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", deriveKey(), nonce).setAAD(Buffer.from(about));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** Throws when the text was sealed under another AUTH_SECRET, or about something else. */
export function decrypt(sealed: Buffer, about: string): string {
  const decipher = createDecipheriv("aes-256-gcm", deriveKey(), sealed.subarray(0, 12));
  decipher.setAAD(Buffer.from(about)).setAuthTag(sealed.subarray(12, 28));
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString("utf8");
}

function deriveKey(): Buffer {
  return Buffer.from(hkdfSync("sha256", env().AUTH_SECRET, "", "at-rest", 32));
}
