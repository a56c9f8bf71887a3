/** An invitation goes out: its row and its mail, in one transaction. */
import "server-only";
import { putInvitation } from "@/db/queries/invitations";
import { findMember } from "@/db/queries/memberships";
import { findOrganizationName } from "@/db/queries/organizations";
import type { Role } from "@/db/queries/roles";
import type { Tx } from "@/db/wall";
import { sendMail } from "@/lib/mail/send";
import type { EventTarget } from "@/lib/organization/operation";
import { newSecret } from "@/lib/secret";
import { hashInvitation, invitationUrl } from "./link";

/** What sends one, for as many as there are. The caller holds the organization's lock. */
export async function readyToSend(tx: Tx, role: Role): Promise<(email: string) => Promise<EventTarget>> {
  const inviter = await findMember(tx, tx.userId);
  const organizationName = await findOrganizationName(tx);
  return async (email: string) => {
    const token = newSecret();
    const id = await putInvitation(tx, { email, roleKey: role.key, tokenHash: hashInvitation(token) });
    await sendMail(tx, {
      kind: "invitation",
      to: email,
      inviterName: inviter?.name ?? "",
      organizationName,
      roleName: role.name,
      url: invitationUrl(token),
    });
    return { type: "invitation", id, name: email };
  };
}
