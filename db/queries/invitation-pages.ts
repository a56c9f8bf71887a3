/** Pending invitations as programs read them: page by page, and one by its address. */
import "server-only";
import { and, desc, eq, lt } from "drizzle-orm";
import { invitations } from "../schema/invitations";
import { roles } from "../schema/template";
import type { Tx } from "../wall";
import { type PendingInvitation, pending, pendingColumns } from "./invitations";
import { cutPage } from "./page";

const invitationsPerPage = 50;

/** A page of those that wait, the last made first. `next` is the `before` of the page behind, if there is one. */
export async function listInvitationPage(
  tx: Tx,
  before?: string,
): Promise<{ invitations: PendingInvitation[]; next: string | undefined }> {
  const found = await tx
    .select(pendingColumns)
    .from(invitations)
    .innerJoin(roles, eq(roles.key, invitations.roleKey))
    .where(and(...pending(tx), before ? lt(invitations.id, before) : undefined))
    .orderBy(desc(invitations.id))
    .limit(invitationsPerPage + 1);
  const { page, next } = cutPage(found, invitationsPerPage);
  return { invitations: page, next };
}

/** The one of this address that waits. */
export async function findInvitationTo(tx: Tx, email: string): Promise<PendingInvitation | undefined> {
  const [found] = await tx
    .select(pendingColumns)
    .from(invitations)
    .innerJoin(roles, eq(roles.key, invitations.roleKey))
    .where(and(...pending(tx), eq(invitations.email, email)));
  return found;
}
