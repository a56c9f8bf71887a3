/** A new organization: its first member is who made it. */
import "server-only";
import { findPrimaryAddress } from "@/db/queries/addresses";
import { recordEvent } from "@/db/queries/events";
import { createMembership } from "@/db/queries/memberships";
import { createOrganization as createRows } from "@/db/queries/organizations";
import { findFoundingRole } from "@/db/queries/roles";
import type { CurrentUser } from "@/db/queries/sessions";
import { lockUser } from "@/db/queries/users";
import { asUser, enterNewOrganization } from "@/db/wall";
import { eventContext } from "@/lib/request";
import type { OrganizationInput } from "./input";

/** False when the slug is taken; then nothing was made. */
export async function createOrganization(user: CurrentUser, input: OrganizationInput): Promise<boolean> {
  const context = await eventContext(user.sessionId);
  return asUser(user.userId, async (userTx) => {
    const person = await lockUser(userTx);
    if (!person) throw new Error("The person asked for their account to be deleted.");
    const { email } = await findPrimaryAddress(userTx);
    const tx = await enterNewOrganization(userTx);
    const role = await findFoundingRole(tx);
    if (!role) throw new Error("The template has no required role: run the migrations.");
    if (!(await createRows(tx, input))) throw new SlugTaken();
    await createMembership(tx, {
      roleKey: role.key,
      name: person.name,
      email,
      source: "created",
    });
    await recordEvent(tx, {
      action: "organization.created",
      targetType: "organization",
      targetId: tx.organizationId,
      targetName: input.name,
      context,
    });
    return true;
  }).catch((error: unknown) => {
    if (error instanceof SlugTaken) return false;
    throw error;
  });
}

/** Thrown to take back the transaction. */
class SlugTaken extends Error {}
