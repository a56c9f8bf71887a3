/**
 * What members are told by mail of what others did to them: enqueued in the transaction of the change, so it is sent with the
 * change or not at all. What somebody did to themself they know.
 */
import "server-only";
import { findMember, type Member } from "@/db/queries/memberships";
import { findOrganizationSlug } from "@/db/queries/organization-slugs";
import { findOrganizationName } from "@/db/queries/organizations";
import type { Tx } from "@/db/wall";
import { env } from "@/lib/env";
import { sendNotice } from "@/lib/mail/notice";
import { chooserPath, workspacePath } from "@/lib/paths";

/** `member` as they were before the change. */
export async function tellRoleChanged(tx: Tx, member: Member, role: { name: string }): Promise<void> {
  if (member.userId === tx.userId) return;
  const actor = await findMember(tx, tx.userId);
  await sendNotice(tx, {
    kind: "role-changed",
    ...(await about(tx, member)),
    actorName: actor?.name ?? "",
    roleBefore: member.roleName,
    roleName: role.name,
    url: `${env().APP_URL}${workspacePath(await findOrganizationSlug(tx))}`,
  });
}

export async function tellRemoved(tx: Tx, member: Member): Promise<void> {
  if (member.userId === tx.userId) return;
  await sendNotice(tx, {
    kind: "removed",
    ...(await about(tx, member)),
    url: `${env().APP_URL}${chooserPath}`,
  });
}

async function about(tx: Tx, { email, name }: Member) {
  return { to: email, name, organizationName: await findOrganizationName(tx) };
}
