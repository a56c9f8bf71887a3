/** What can be done to a member. Each holds on the other person's very next request. */
import "server-only";
import { revokeInvitationsOf } from "@/db/queries/invitations";
import { revokeJoinLinksOf } from "@/db/queries/join-links";
import {
  countOtherRequired,
  findMember,
  type Member,
  suspendLeaving,
  updateMemberRole,
  updateMemberState,
} from "@/db/queries/memberships";
import { lockOrganization } from "@/db/queries/organizations";
import { findRole, type Role } from "@/db/queries/roles";
import type { Tx } from "@/db/wall";
import { mayGrant, mayTouch } from "@/lib/organization/grants";
import { aboveYou, conflict, done, notFoundHere, operation } from "@/lib/organization/operation";
import { requireFreshFor } from "@/lib/organization/ownership";
import { changeRoleInput, leaveInput, memberInput } from "./input";
import { tellRemoved, tellRoleChanged } from "./notices";

export const changeRole = operation({
  permission: "update:member",
  input: changeRoleInput,
  event: "member.roleChanged",
  run: async (tx, { userId, roleKey }) => {
    const member = await findTouchable(tx, userId);
    if ("refused" in member) return member;
    const role = await findRole(tx, roleKey);
    if (!role) return notFoundHere("role");
    if (role.key === member.roleKey) return conflict(`${member.name} has this role already.`);
    if (!mayGrant(tx.permissions, role.permissions)) return aboveYou(`give the role ${role.name}`);
    const stale = await requireFreshFor(tx, role, member.role);
    if (stale) return stale;
    const refusal = role.required ? undefined : await refuseLast(tx, member);
    if (refusal) return refusal;
    await updateMemberRole(tx, userId, role.key);
    await tellRoleChanged(tx, member, role);
    return { ...done(target(member)), changes: { role: { before: member.roleName, after: role.name } } };
  },
});

/** Out until they are let in again; role and name stay. */
export const suspendMember = operation({
  permission: "suspend:member",
  input: memberInput,
  event: "member.suspended",
  run: async (tx, { userId }) => {
    if (userId === tx.userId) return conflict("You cannot suspend yourself.");
    return putOut(tx, userId, "suspended");
  },
});

export const reactivateMember = operation({
  permission: "suspend:member",
  input: memberInput,
  event: "member.reactivated",
  run: async (tx, { userId }) => {
    const member = await findTouchable(tx, userId);
    if ("refused" in member) return member;
    if (member.state === "active") return conflict(`${member.name} is active already.`);
    if (member.isLeaving)
      return conflict(`${member.name} asked for their account to be deleted. Only they can come back.`);
    // Who lets somebody back in gives them their role.
    if (!mayGrant(tx.permissions, member.role.permissions))
      return aboveYou(`give the role ${member.roleName}`);
    await updateMemberState(tx, userId, "active");
    return done(target(member));
  },
});

/** Out, and what they made stays under their name. Only a new invitation brings them back. */
export const removeMember = operation({
  permission: "remove:member",
  input: memberInput,
  event: "member.removed",
  run: async (tx, { userId }) => {
    if (userId === tx.userId) return conflict("You cannot remove yourself. Leave instead.");
    return putOut(tx, userId, "removed");
  },
});

/** The same, by one's own will: whoever may look in may go. */
export const leaveOrganization = operation({
  permission: "read:organization",
  input: leaveInput,
  event: "member.left",
  run: (tx) => putOut(tx, tx.userId, "removed"),
});

/**
 * Takes somebody out, unless an organization would be left without whom it needs. With who is removed goes what they
 * sent; what the suspended sent waits for them. Whose account waits to be deleted is out already, and may be held out.
 */
async function putOut(tx: Tx, userId: string, state: "suspended" | "removed") {
  const member = await findTouchable(tx, userId);
  if ("refused" in member) return member;
  if (member.state === state && (await suspendLeaving(tx, userId))) return done(target(member));
  if (member.state === state) return conflict(`${member.name} is ${state} already.`);
  const refusal = await refuseLast(tx, member);
  if (refusal) return refusal;
  const stale = userId === tx.userId ? undefined : await requireFreshFor(tx, member.role);
  if (stale) return stale;
  await updateMemberState(tx, userId, state);
  if (state === "removed") await tellRemoved(tx, member);
  if (state === "removed") await revokeJoinLinksOf(tx, userId);
  const revoked = state === "removed" ? await revokeInvitationsOf(tx, userId) : 0;
  if (revoked === 0) return done(target(member));
  return {
    ...done(target(member)),
    changes: { pendingInvitations: { before: String(revoked), after: null } },
  };
}

type TouchableMember = Member & { role: Role };

/** A member whose role the person could have given. The organization is locked from here on. */
async function findTouchable(tx: Tx, userId: string) {
  await lockOrganization(tx);
  const member = await findMember(tx, userId);
  const role = member && (await findRole(tx, member.roleKey));
  if (!member || !role) return notFoundHere("person");
  if (!mayTouch(tx.held, role.permissions))
    return aboveYou(`change ${member.name}, who can do more than you`);
  return { ...member, role };
}

async function refuseLast(tx: Tx, { userId, name, role }: TouchableMember) {
  if (!role.required || (await countOtherRequired(tx, userId)) > 0) return undefined;
  const title = role.name.toLowerCase();
  const who = userId === tx.userId ? "You are" : `${name} is`;
  return conflict(`${who} the last ${title}. Make someone else ${title} first.`);
}

function target(member: Member) {
  return { type: "member", id: member.userId, name: member.name };
}
