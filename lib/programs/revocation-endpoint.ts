/** Where who found a key can end it, and a program its own (RFC 7009): whoever holds a key may. It asks for nothing else. */
import "server-only";
import { findApiKey, revokeApiKey } from "@/db/queries/api-keys";
import { recordEvent } from "@/db/queries/events";
import { lockOrganization } from "@/db/queries/organizations";
import { findAccessToken, revokeAccessToken } from "@/db/queries/personal-access-tokens";
import type { Credential } from "@/db/queries/programs";
import { recordSecurityEvent } from "@/db/queries/security-events";
import { findMailAddress, findUserName, lockUser } from "@/db/queries/users";
import { asUser, enterOrganizationAsProgram } from "@/db/wall";
import { tellOfAccount } from "@/lib/account/notices";
import { askGateForProgram } from "@/lib/organization/gate";
import { eventContext } from "@/lib/request";
import { verifyAccessToken } from "./access-token";
import { findLiveKey, OAuthRefusal, oauthEndpoint, requireField } from "./oauth";

/** What is not good is as good as revoked: the answer is the same. */
export const revocationEndpoint = oauthEndpoint("oauth.revoke", async (fields) => {
  const token = requireField(fields, "token");
  const key = await findLiveKey(token);
  if (key) await revoke(key);
  else if (await verifyAccessToken(token))
    throw new OAuthRefusal(
      "unsupported_token_type",
      "An access token ends with its key, or within five minutes.",
    );
  return {};
});

async function revoke({ id, organizationId, userId }: Credential): Promise<void> {
  if (organizationId === null) await revokePersonal(id, userId);
  else await revokeOfOrganization(id, organizationId);
}

async function revokeOfOrganization(id: string, organizationId: string): Promise<void> {
  const open = await askGateForProgram(id, organizationId);
  if (!open) return;
  const context = await eventContext(null);
  await enterOrganizationAsProgram(open.access, async (tx) => {
    await lockOrganization(tx);
    const key = await findApiKey(tx, id);
    if (!key || !(await revokeApiKey(tx, id))) return;
    await recordEvent(tx, {
      action: "apiKey.revoked",
      targetType: "apiKey",
      targetId: id,
      targetName: key.name,
      context,
      changes: null,
    });
  });
}

async function revokePersonal(id: string, userId: string): Promise<void> {
  const context = { ...(await eventContext(null)), key_id: id };
  await asUser(userId, async (tx) => {
    await lockUser(tx);
    const token = await findAccessToken(tx, id);
    if (!token || !(await revokeAccessToken(tx, id))) return;
    await recordSecurityEvent(tx, "accessToken.ended", context, { targetName: token.name });
    const [name = "", address] = [await findUserName(tx), await findMailAddress(tx)];
    if (address)
      await tellOfAccount(tx, { name }, address, `The personal access token “${token.name}” was revoked.`);
  });
}
