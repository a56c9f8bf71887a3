/** Organizations as staff see them: names and numbers. What lies in one is no business of theirs. */
import "server-only";
import { eq, sql } from "drizzle-orm";
import { organizations } from "../schema/organizations";
import type { StaffOrganizationTx, StaffTx } from "../wall";
import type { Allowance } from "./allowance";
import { restorable } from "./organizations";
import { cutPage } from "./page";

export type OrganizationState = "live" | "suspended" | "deleted";

export type ListedOrganization = Allowance & {
  id: string;
  name: string;
  /** Null where none leads to it any more. */
  slug: string | null;
  state: OrganizationState;
  createdAt: Date;
  deletedAt: Date | null;
};

export const organizationsPerPage = 50;

export type OrganizationFilter = {
  /** Part of a name or a slug. */
  search?: string | undefined;
  state?: OrganizationState | undefined;
  /** The id that the page before ended with. Ids are UUIDv7: their order is that of time. */
  before?: string | undefined;
};

/** A page of them, the newest first. `older` is the `before` of the next page; undefined when this is the last. */
export async function listOrganizations(
  tx: StaffTx,
  { search, state, before }: OrganizationFilter,
): Promise<{ organizations: ListedOrganization[]; older: string | undefined }> {
  const rows = await tx.execute<
    Omit<ListedOrganization, "createdAt" | "deletedAt"> & { createdAt: string; deletedAt: string | null }
  >(
    sql`select id, name, slug, state, members, pending_invitations as "pendingInvitations",
      seat_limit as "seatLimit", invitation_limit as "invitationLimit", created_at as "createdAt", deleted_at as "deletedAt"
      from list_organizations(${search ?? null}, ${state ?? null}, ${before ?? null}, ${organizationsPerPage + 1})`,
  );
  const found = [...rows].map((row) => ({
    ...row,
    createdAt: new Date(row.createdAt),
    deletedAt: row.deletedAt === null ? null : new Date(row.deletedAt),
  }));
  const { page, next } = cutPage(found, organizationsPerPage);
  return { organizations: page, older: next };
}

/** Held until the transaction ends: whoever adds somebody to it waits, and so does another of staff. */
export async function lockAsStaff(tx: StaffOrganizationTx) {
  const [row] = await tx
    .select({
      name: organizations.name,
      state: organizations.state,
      isPastRestoring: sql<boolean>`coalesce(${organizations.deletedAt} <= now() - ${restorable}, false)`,
    })
    .from(organizations)
    .where(eq(organizations.id, tx.organizationId))
    .for("no key update");
  return row;
}

export async function updateLimits(
  tx: StaffOrganizationTx,
  limits: Pick<Allowance, "seatLimit" | "invitationLimit">,
): Promise<void> {
  await tx
    .update(organizations)
    .set({ ...limits, updatedAt: sql`now()` })
    .where(eq(organizations.id, tx.organizationId));
}

/** Whatever anybody holds for it is stale with this: a trigger raises its rules version. */
export async function updateOrganizationState(
  tx: StaffOrganizationTx,
  state: "live" | "suspended",
): Promise<void> {
  await tx
    .update(organizations)
    .set({ state, deletedAt: null, updatedAt: sql`now()` })
    .where(eq(organizations.id, tx.organizationId));
}
