/**
 * What an organization may have. Whoever adds to it asks here under the organization's lock, so no two of them together
 * pass a limit.
 *
 * Words to the fork: plans and billing go into `limitsOf`, and the way to get more into `wayToMore`; nowhere else.
 */
import "server-only";
import { type Allowance, readAllowance } from "@/db/queries/allowance";
import type { Tx } from "@/db/wall";
import { brand } from "@/lib/brand";
import type { ActionError } from "@/lib/result";
import { inNumbers } from "@/lib/text/in-numbers";

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

const wayToMore = `If you need more, write to ${brand.support}.`;

export type Room = Pick<Allowance, "members" | "pendingInvitations"> & {
  limits: Limits;
  seatsLeft: number;
  invitationsLeft: number;
};

/** What is used, and how much more fits in; never below zero. */
export async function readRoom(tx: Tx): Promise<Room> {
  const { members, pendingInvitations, ...organization } = await readAllowance(tx);
  const limits = limitsOf(organization);
  return {
    members,
    pendingInvitations,
    limits,
    seatsLeft: Math.max(0, limits.seats - members - pendingInvitations),
    invitationsLeft: Math.max(0, limits.pendingInvitations - pendingInvitations),
  };
}

/** Why one more invitation does not fit into the room, once so many were added to what it was read from. */
export function refuseNext({ limits, ...left }: Room, added: number): ActionError | undefined {
  if (added >= left.seatsLeft) return { code: "limit_reached", message: noSeat(limits) };
  if (added >= left.invitationsLeft) return { code: "limit_reached", message: tooMany(limits) };
  return undefined;
}

/** What stands where somebody would be invited, when nobody more fits in. */
export type FullNotice = { title: string; text: string };

export function noticeWhenFull(room: Room): FullNotice | undefined {
  const { limits, seatsLeft, invitationsLeft } = room;
  if (seatsLeft === 0)
    return {
      title: "Every seat is taken",
      text: `This ${brand.workspace.one} has ${inNumbers(limits.seats, "seat")}, taken by ${holders(room).join(" and ")}. Remove somebody or revoke an invitation, and there is room again. ${wayToMore}`,
    };
  if (invitationsLeft === 0) return { title: "No more invitations for now", text: tooMany(limits) };
  return undefined;
}

/** "12 of 250 seats: 10 people, 2 pending invitations" */
export function seatsInWords(room: Room): string {
  const used = room.members + room.pendingInvitations;
  return `${inNumbers(used)} of ${inNumbers(room.limits.seats, "seat")}: ${holders(room).join(", ")}`;
}

/** Who holds the seats; "1 person", "2 pending invitations". */
function holders({ members, pendingInvitations }: Room): string[] {
  const people = inNumbers(members, "person", "people");
  return pendingInvitations > 0 ? [people, inNumbers(pendingInvitations, "pending invitation")] : [people];
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
  if (members + pendingInvitations > limits.seats)
    return { code: "limit_reached", message: added === "invitation" ? noSeat(limits) : closed };
  if (added === "invitation" && pendingInvitations > limits.pendingInvitations)
    return { code: "limit_reached", message: tooMany(limits) };
  return undefined;
}

/** To who would come in: neither numbers nor a way to pay. */
const closed = `Every seat of this ${brand.workspace.one} is taken, so nobody can come in right now. Ask somebody who runs it, then try again.`;

function noSeat({ seats }: Limits): string {
  return `Every seat of this ${brand.workspace.one} is taken: it has ${inNumbers(seats)}, pending invitations included. ${wayToMore}`;
}

function tooMany({ pendingInvitations }: Limits): string {
  return pendingInvitations === 0
    ? `Nobody can be invited to this ${brand.workspace.one}. ${wayToMore}`
    : `${inNumbers(pendingInvitations, "invitation")} may wait at once, and that many do. Revoke some, or wait until they are accepted. ${wayToMore}`;
}
