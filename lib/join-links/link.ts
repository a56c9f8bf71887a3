/** The address of a join link, the hash that finds it, and the seal under which it can be shown again. */
import "server-only";
import { env } from "@/lib/env";
import { decrypt, encrypt, hashSecret } from "@/lib/secret";

export function joinLinkPath(token: string): string {
  return `/join/${token}`;
}

export function joinLinkUrl(token: string): string {
  return `${env().APP_URL}${joinLinkPath(token)}`;
}

export function hashJoinLink(token: string): Buffer {
  return hashSecret("join-link", token);
}

export function sealJoinLink(token: string): Buffer {
  return encrypt(token, "join-link");
}

/** Undefined when it was sealed under another AUTH_SECRET. The link itself still works then. */
export function openJoinLink(sealed: Buffer): string | undefined {
  try {
    return decrypt(sealed, "join-link");
  } catch {
    return undefined;
  }
}
