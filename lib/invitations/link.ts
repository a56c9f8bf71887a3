/** The address of an invitation, and the hash that finds it. */
import "server-only";
import { env } from "@/lib/env";
import { hashSecret } from "@/lib/secret";

export function invitationPath(token: string): string {
  return `/invitations/${token}`;
}

export function invitationUrl(token: string): string {
  return `${env().APP_URL}${invitationPath(token)}`;
}

export function hashInvitation(token: string): Buffer {
  return hashSecret("invitation", token);
}
