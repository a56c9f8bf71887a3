/** A person in an organization that they are a member of. */
import "server-only";
import { sql } from "drizzle-orm";
import { enter, type OrganizationAccess, readEntry, type ShellEntry } from "../entry";
import type { Tx } from "../transactions";
import { AccessLost, asTx, execute, inTransactionWhileHeld } from "./transaction";

/** Checks the access against the rows as they are and reads what the shell shows: one statement, no transaction. */
export async function checkAccess(
  access: OrganizationAccess,
): Promise<ShellEntry | { outcome: "stale" | "gone" }> {
  const rows = await execute(sql`select entered.*, (
      select coalesce(json_agg(json_build_object('slug', slug, 'name', name, 'roleName', role_name)), '[]')
      from list_memberships(${access.session})
    ) as workspaces, (
      select coalesce(json_agg(json_build_object('id', invitation_id, 'slug', slug, 'name', organization_name, 'roleName', role_name)), '[]')
      from list_waiting_invitations(${access.session})
    ) as invitations from (${enter(access)}) entered`);
  const entry = readEntry(rows);
  if (entry.outcome !== "entered") return entry;
  const [lists] = rows as unknown as [Pick<ShellEntry, "workspaces" | "invitations">];
  return { ...entry, workspaces: lists.workspaces, invitations: lists.invitations };
}

/**
 * Runs `work` in one organization's transaction if the access still holds there; `stale` and `gone` come back as they are,
 * with nothing done.
 */
export async function enterOrganization<T>(
  access: OrganizationAccess,
  work: (tx: Tx) => Promise<T>,
): Promise<{ outcome: "entered"; result: T } | { outcome: "stale" | "gone" }> {
  return inTransactionWhileHeld(async (opened) => {
    // Awaited alone: a query sent beside it would run before the context is set.
    const entry = readEntry(await opened.execute(enter(access)));
    if (entry.outcome !== "entered") return { outcome: entry.outcome };
    const recheck = async () => {
      const again = readEntry(await opened.execute(enter(access)));
      if (again.outcome !== "entered") throw new AccessLost(again.outcome);
    };
    const tx = asTx(opened, {
      ...access,
      held: access.permissions,
      sessionId: entry.sessionId,
      program: null,
      recheck,
    });
    const result = await work(tx);
    // Last, because it locks the membership: whoever changes memberships locks the organization before them.
    if (entry.isTouchDue) await touch(tx, access);
    return { outcome: "entered" as const, result };
  });
}

/** Last seen and last active, at most once a minute. */
async function touch(tx: Tx, access: OrganizationAccess): Promise<void> {
  // In the order in which somebody who leaves takes them.
  await tx.execute(
    sql`update memberships set last_active_at = now() where organization_id = ${tx.organizationId} and user_id = ${tx.userId}`,
  );
  await tx.execute(
    sql`update sessions set last_seen_at = now() where user_id = ${tx.userId} and token_hash = ${access.session}`,
  );
}
