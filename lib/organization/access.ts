/** The only place that makes an OrganizationAccess. Its callers are the token verifier and the gate, and no others. */
import "server-only";
import type { OrganizationAccess } from "@/db/entry";

export function grantAccess(facts: {
  organizationId: string;
  slug: string;
  userId: string;
  session: Buffer;
  permissions: readonly string[];
  epoch: string;
}): OrganizationAccess {
  // biome-ignore lint/plugin: this cast is the brand, and this the one file that gives it
  return { ...facts, permissions: new Set(facts.permissions) } as unknown as OrganizationAccess;
}
