/** Who runs the organization is given and taken by nobody who only found a browser open. */
import "server-only";
import type { Role } from "@/db/queries/roles";
import type { Tx } from "@/db/wall";
import { requireFresh } from "@/lib/auth/fresh-proof";
import type { ActionError } from "@/lib/result";

/** Asks for a fresh proof where one of the roles is one that the organization must keep. */
export async function requireFreshFor(
  tx: Tx,
  ...roles: Array<Pick<Role, "required">>
): Promise<{ refused: ActionError } | undefined> {
  const isOwnership = roles.some((role) => role.required);
  const refused = isOwnership ? await requireFresh(tx, tx.sessionId) : undefined;
  return refused && { refused };
}
