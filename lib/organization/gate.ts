/** The gate: may this session enter this organization now, and with which permissions? The one place that issues access. */
import "server-only";
import type { OrganizationAccess, ProgramAccess } from "@/db/entry";
import { type GateFacts, readGate } from "@/db/queries/gate";
import { findMovedSlug } from "@/db/queries/organization-slugs";
import { type ProgramGateFacts, readProgramGate } from "@/db/queries/programs";
import { findSession } from "@/db/queries/sessions";
import { grantAccess, grantProgramAccess } from "./access";

export type Passage =
  | { outcome: "open"; access: OrganizationAccess }
  /** Mended by signing in. */
  | { outcome: "signed-out" }
  /** No such organization, or none of theirs: the two are one answer. */
  | { outcome: "not-found" }
  /** A member came by an address of before; `slug` is the one of now. */
  | { outcome: "moved"; slug: string };

/** Asks the gate. One query when there is a way in; others only to tell a dead session and a moved door from a closed one. */
export async function askGate(session: Buffer | undefined, slug: string): Promise<Passage> {
  if (!session) return { outcome: "signed-out" };
  const facts = await readGate(session, slug);
  if (facts) return judge(facts, true, session, slug);
  const [user, moved] = await Promise.all([findSession(session), findMovedSlug(session, slug)]);
  return moved ? { outcome: "moved", slug: moved } : judge(undefined, user !== undefined, session, slug);
}

/** The gate's decision alone, in order: session live, a member of a live organization. */
export function judge(
  facts: GateFacts | undefined,
  isSessionLive: boolean,
  session: Buffer,
  slug: string,
): Passage {
  if (!isSessionLive) return { outcome: "signed-out" };
  if (!facts) return { outcome: "not-found" };
  return { outcome: "open", access: grantAccess({ ...facts, session, slug }) };
}

/** The same for a program, in one query. Undefined when there is no way in: no such organization, or none of theirs. */
export async function askGateForProgram(
  credential: string,
  organizationId: string,
): Promise<(ProgramGateFacts & { access: ProgramAccess }) | undefined> {
  const facts = await readProgramGate(credential, organizationId);
  return facts && { ...facts, access: grantProgramAccess({ ...facts, credential, organizationId }) };
}
