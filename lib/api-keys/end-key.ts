/** A key is ended by whoever holds it: who found it somewhere, or its own program. */
import "server-only";
import { endApiKey } from "@/db/queries/api-keys";
import { recordEventOfKey } from "@/db/queries/events";
import { findAccessToken, revokeAccessToken } from "@/db/queries/personal-access-tokens";
import { recordSecurityEvent } from "@/db/queries/security-events";
import { findMailAddress, findUserName } from "@/db/queries/users";
import type { EventContext } from "@/db/schema/events";
import { asKeyHolder, type KeyTx, type UserTx } from "@/db/wall";
import { tellOfAccount } from "@/lib/account/notices";

/** For good: also while its maker or its organization is out, who may come back. */
export async function endKey(secretHash: Buffer, context: EventContext): Promise<void> {
  await asKeyHolder(secretHash, {
    ofOrganization: (tx) => endOfOrganization(tx, context),
    ofPerson: (tx, id) => endPersonal(tx, id, { ...context, key_id: id }),
  });
}

async function endOfOrganization(tx: KeyTx, context: EventContext): Promise<void> {
  if (!(await endApiKey(tx))) return;
  const { id, name } = tx.key;
  const target = { targetType: "apiKey", targetId: id, targetName: name };
  await recordEventOfKey(tx, { action: "apiKey.revoked", ...target, context });
}

async function endPersonal(tx: UserTx, id: string, context: EventContext): Promise<void> {
  const token = await findAccessToken(tx, id);
  if (!token || !(await revokeAccessToken(tx, id))) return;
  await recordSecurityEvent(tx, "accessToken.ended", context, { targetName: token.name });
  const [name = "", address] = [await findUserName(tx), await findMailAddress(tx)];
  const what = `The personal access token “${token.name}” was revoked by whoever held it.`;
  if (address) await tellOfAccount(tx, { name }, address, what);
}
