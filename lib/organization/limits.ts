/**
 * What an organization may have. Whoever adds to it asks here under the organization's lock, so no two of them together
 * pass a limit.
 *
 * Words to the fork: plans and billing go into `limitsOf`, and nowhere else.
 */
import "server-only";
import { type Allowance, readAllowance } from "@/db/queries/organizations";
import type { Tx } from "@/db/wall";
import { brand } from "@/lib/brand";
import type { ActionError } from "@/lib/result";

export type Limits = {
  /** People who are in, the suspended among them, and invitations that wait: each holds a seat. */
  seats: number;
  pendingInvitations: number;
};

const everyone: Limits = { seats: 250, pendingInvitations: 100 };

/** The one place that says it. What staff set for one organization goes before its plan. */
export function limitsOf(organization: Pick<Allowance, "seatLimit" | "invitationLimit">): Limits {
  return {
    seats: organization.seatLimit ?? everyone.seats,
    pendingInvitations: organization.invitationLimit ?? everyone.pendingInvitations,
  };
}

export type Room = { limits: Limits; seatsLeft: number; invitationsLeft: number };

/** How much more fits in; never below zero. */
export async function readRoom(tx: Tx): Promise<Room> {
  const { members, pendingInvitations, ...organization } = await readAllowance(tx);
  const limits = limitsOf(organization);
  return {
    limits,
    seatsLeft: Math.max(0, limits.seats - members - pendingInvitations),
    invitationsLeft: Math.max(0, limits.pendingInvitations - pendingInvitations),
  };
}

/** Why one more invitation does not fit into the room, once so many were added to what it was read from. */
export function refuseNext(room: Room, added: number): ActionError | undefined {
  if (added >= room.seatsLeft) return noSeat(room.limits.seats);
  if (added >= room.invitationsLeft) return tooManyInvitations(room.limits.pendingInvitations);
  return undefined;
}

/**
 * Asked after somebody was added or invited, in the same transaction: the refusal takes it back. The caller holds the
 * organization's lock.
 */
export async function refuseOverLimits(
  tx: Tx,
  added: "invitation" | "member",
): Promise<ActionError | undefined> {
  const { members, pendingInvitations, ...organization } = await readAllowance(tx);
  const limits = limitsOf(organization);
  if (members + pendingInvitations > limits.seats) return noSeat(limits.seats);
  if (added === "invitation" && pendingInvitations > limits.pendingInvitations)
    return tooManyInvitations(limits.pendingInvitations);
  return undefined;
}

function noSeat(seats: number): ActionError {
  return {
    code: "limit_reached",
    message: `Every seat of this ${brand.workspace.one} is taken: it has ${seats}, pending invitations included.`,
  };
}

function tooManyInvitations(most: number): ActionError {
  return {
    code: "limit_reached",
    message: `${most} invitations are waiting already, and no more fit in. Revoke some, or wait until they are accepted.`,
  };
}
