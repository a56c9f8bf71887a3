/** What stood on an account before its address was proved: whoever put it there may have been somebody else. */
import "server-only";
import { dropFactors } from "@/db/queries/factors";
import { dropProofs } from "@/db/queries/one-time-tokens";
import { revokeSessions } from "@/db/queries/sessions";
import type { UserTx } from "@/db/wall";

/**
 * Takes sessions, factors, linked identities and every asked-for change away, with the first proof of the address. The
 * password is the door's to judge: the browser that chose it may be the one that proves.
 */
export async function dropPlanted(tx: UserTx): Promise<void> {
  await revokeSessions(tx);
  await dropProofs(tx);
  await dropFactors(tx);
}
