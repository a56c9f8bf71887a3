/** The only place that makes access to an organization. Its callers are the token verifiers and the gates, and no others. */
import "server-only";
import type { OrganizationAccess, ProgramAccess } from "@/db/entry";

type Facts = {
  organizationId: string;
  permissions: readonly string[];
  epoch: string;
};

export function grantAccess(
  facts: Facts & { slug: string; userId: string; session: Buffer },
): OrganizationAccess {
  // biome-ignore lint/plugin: this cast is the brand, and this the one file that gives it
  return { ...facts, permissions: new Set(facts.permissions) } as unknown as OrganizationAccess;
}

/** The same for a program. */
export function grantProgramAccess(facts: Facts & { credential: string }): ProgramAccess {
  // biome-ignore lint/plugin: the same brand
  return { ...facts, permissions: new Set(facts.permissions) } as unknown as ProgramAccess;
}
