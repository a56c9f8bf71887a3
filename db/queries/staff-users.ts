/** People as staff see them: who they are and how they stand. What is theirs is no business of staff. */
import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { userEmails, users } from "../schema/users";
import type { StaffTx, StaffUserTx } from "../wall";
import { cutPage } from "./page";

/** `leaving` is who waits for their account to be deleted. */
type UserState = "active" | "disabled" | "leaving";

export type ListedUser = {
  id: string;
  name: string;
  /** Their primary one. */
  address: string;
  isProved: boolean;
  state: UserState;
  /** How many they are in, or suspended from. */
  organizations: number;
  createdAt: Date;
  /** Null for who never signed in. */
  lastSeenAt: Date | null;
};

export const usersPerPage = 50;

export type UserFilter = {
  /** Part of a name or of any address of theirs. */
  search?: string | undefined;
  state?: UserState | undefined;
  /** The id that the page before ended with. Ids are UUIDv7: their order is that of time. */
  before?: string | undefined;
};

/** A page of them, the newest first. `older` is the `before` of the next page; undefined when this is the last. */
export async function listUsers(
  tx: StaffTx,
  { search, state, before }: UserFilter,
): Promise<{ users: ListedUser[]; older: string | undefined }> {
  const rows = await tx.execute<
    Omit<ListedUser, "createdAt" | "lastSeenAt"> & { createdAt: string; lastSeenAt: string | null }
  >(
    sql`select id, name, address, is_proved as "isProved", state, organizations, created_at as "createdAt",
      last_seen_at as "lastSeenAt"
      from list_users(${search ?? null}, ${state ?? null}, ${before ?? null}, ${usersPerPage + 1})`,
  );
  const found = [...rows].map((row) => ({
    ...row,
    createdAt: new Date(row.createdAt),
    lastSeenAt: row.lastSeenAt === null ? null : new Date(row.lastSeenAt),
  }));
  const { page, next } = cutPage(found, usersPerPage);
  return { users: page, older: next };
}

export type UserForStaff = { name: string; address: string; isProved: boolean; isDisabled: boolean };

/** Held until the transaction ends: a sign-in waits, and so does another of staff. Undefined for who was deleted. */
export async function lockUserAsStaff(tx: StaffUserTx): Promise<UserForStaff | undefined> {
  const [row] = await tx
    .select({ name: users.name, disabledAt: users.disabledAt })
    .from(users)
    .where(eq(users.id, tx.userId))
    .for("no key update");
  const [primary] = await tx
    .select({ address: userEmails.address, verifiedAt: userEmails.verifiedAt })
    .from(userEmails)
    .where(and(eq(userEmails.userId, tx.userId), eq(userEmails.isPrimary, true)));
  if (!row || !primary) return undefined;
  return {
    name: row.name,
    address: primary.address,
    isProved: primary.verifiedAt !== null,
    isDisabled: row.disabledAt !== null,
  };
}

/** From now on nothing of theirs opens anything; or again what it did before. */
export async function updateDisabled(tx: StaffUserTx, isDisabled: boolean): Promise<void> {
  await tx
    .update(users)
    .set({ disabledAt: isDisabled ? sql`now()` : null, updatedAt: sql`now()` })
    .where(eq(users.id, tx.userId));
}

/** The organizations that the person is in, or suspended from, in the order of the ids. */
export async function listOrganizationsOfUser(tx: StaffUserTx): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(
    sql`select organization_id as id from list_own_memberships() where state <> 'removed' order by 1`,
  );
  return [...rows].map(({ id }) => id);
}
