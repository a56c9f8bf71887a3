/** The gate: may this session enter this organization now, and with which permissions? The one place that issues access. */
import "server-only";
import type { OrganizationAccess } from "@/db/entry";
import { type GateFacts, readGate } from "@/db/queries/gate";
import { findSession } from "@/db/queries/sessions";
import { grantAccess } from "./access";

export type Passage =
  | { outcome: "open"; access: OrganizationAccess }
  /** Mended by signing in. */
  | { outcome: "signed-out" }
  /** No such organization, or none of theirs: the two are one answer. */
  | { outcome: "not-found" };

/** Asks the gate. One query when there is a way in; a second one only to tell a dead session from a closed door. */
export async function askGate(session: Buffer | undefined, slug: string): Promise<Passage> {
  if (!session) return { outcome: "signed-out" };
  const facts = await readGate(session, slug);
  return judge(facts, facts ? true : (await findSession(session)) !== undefined, session, slug);
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
