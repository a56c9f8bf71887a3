/** What can be done to a member. Each holds on the other person's very next request. */
import "server-only";
import {
  countOtherRequired,
  findMember,
  type Member,
  removeMember as removeRow,
  updateMemberRole,
} from "@/db/queries/memberships";
import { lockOrganization } from "@/db/queries/organizations";
import { findRole, type Role } from "@/db/queries/roles";
import type { Tx } from "@/db/wall";
import { mayGrant, mayTouch } from "@/lib/organization/grants";
import { conflict, done, notFoundHere, operation } from "@/lib/organization/operation";
import { changeRoleInput, removeMemberInput } from "./input";

export const changeRole = operation({
  permission: "update:member",
  input: changeRoleInput,
  event: "member.roleChanged",
  run: async (tx, { userId, roleKey }) => {
    await lockOrganization(tx);
    const member = await findTouchable(tx, userId);
    if ("refused" in member) return member;
    const role = await findRole(tx, roleKey);
    if (!role) return notFoundHere("role");
    if (role.key === member.roleKey) return conflict(`${member.name} has this role already.`);
    if (!mayGrant(tx.permissions, role.permissions)) return aboveYou(`give the role ${role.name}`);
    if (!role.required && (await isLastRequired(tx, member))) return lastRequired(member);
    await updateMemberRole(tx, userId, role.key);
    return { ...done(target(member)), changes: { role: { before: member.roleName, after: role.name } } };
  },
});

export const removeMember = operation({
  permission: "remove:member",
  input: removeMemberInput,
  event: "member.removed",
  run: async (tx, { userId }) => {
    await lockOrganization(tx);
    const member = await findTouchable(tx, userId);
    if ("refused" in member) return member;
    if (await isLastRequired(tx, member)) return lastRequired(member);
    await removeRow(tx, userId);
    return done(target(member));
  },
});

type TouchableMember = Member & { role: Role };

async function findTouchable(tx: Tx, userId: string) {
  const member = await findMember(tx, userId);
  const role = member && (await findRole(tx, member.roleKey));
  if (!member || !role) return notFoundHere("person");
  if (!mayTouch(tx.permissions, role.permissions))
    return aboveYou(`change ${member.name}, who can do more than you`);
  return { ...member, role };
}

async function isLastRequired(tx: Tx, member: TouchableMember): Promise<boolean> {
  return member.role.required && (await countOtherRequired(tx, member.userId)) === 0;
}

function lastRequired(member: TouchableMember) {
  return conflict(
    `${member.name} is the last ${member.role.name.toLowerCase()}. Make someone else ${member.role.name.toLowerCase()} first.`,
  );
}

function aboveYou(what: string) {
  return { refused: { code: "forbidden" as const, message: `You cannot ${what}.` } };
}

function target(member: Member) {
  return { type: "member", id: member.userId, name: member.name };
}
