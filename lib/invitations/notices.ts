/** What the one who invited is told by mail, in the transaction of the acceptance. */
import "server-only";
import { findInviter } from "@/db/queries/invitations";
import { findOrganizationSlug } from "@/db/queries/organization-slugs";
import { findOrganizationName } from "@/db/queries/organizations";
import { findRole } from "@/db/queries/roles";
import type { Tx } from "@/db/wall";
import { env } from "@/lib/env";
import { sendMail } from "@/lib/mail/send";
import { workspacePath } from "@/lib/paths";

/** `email` is the address that was invited, `name` that of the person who came in. */
export async function tellInviter(
  tx: Tx,
  invitationId: string,
  newcomer: { name: string; email: string; roleKey: string },
): Promise<void> {
  const inviter = await findInviter(tx, invitationId);
  if (!inviter) return;
  await sendMail(tx, {
    kind: "invitation-accepted",
    to: inviter.email,
    name: inviter.name,
    memberName: newcomer.name,
    memberEmail: newcomer.email,
    organizationName: await findOrganizationName(tx),
    roleName: (await findRole(tx, newcomer.roleKey))?.name ?? newcomer.roleKey,
    url: `${env().APP_URL}${workspacePath(await findOrganizationSlug(tx), "members")}`,
  });
}
