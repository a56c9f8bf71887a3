/** Whom to ask for what one may not do. */
import "server-only";
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { memberships } from "../schema/memberships";
import { rolePermissions } from "../schema/template";
import type { Tx } from "../wall";

/** Few enough to read; who was here last answers soonest. */
const most = 3;

/** Active members who change roles and hold the permission themselves: nobody gives what they have not. */
export async function listHelpers(
  tx: Tx,
  permission: string,
): Promise<Array<{ name: string; email: string }>> {
  const needed = [...new Set(["update:member", permission])];
  const able = tx
    .select({ key: rolePermissions.roleKey })
    .from(rolePermissions)
    .where(inArray(rolePermissions.permission, needed))
    .groupBy(rolePermissions.roleKey)
    .having(sql`count(*) = ${needed.length}`);
  return tx
    .select({ name: memberships.name, email: memberships.email })
    .from(memberships)
    .where(
      and(
        eq(memberships.organizationId, tx.organizationId),
        eq(memberships.state, "active"),
        inArray(memberships.roleKey, able),
        sql`not is_disabled(${memberships.userId})`,
      ),
    )
    .orderBy(sql`${memberships.lastActiveAt} desc nulls last`, asc(memberships.userId))
    .limit(most);
}
