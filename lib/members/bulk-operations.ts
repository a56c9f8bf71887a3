/** What can be done to several members at once: each is judged as if they were the only one, and has an event of their own. */
import "server-only";
import { operation } from "@/lib/organization/operation";
import { several } from "@/lib/organization/several";
import { changeRolesInput, membersInput } from "./input";
import { changeRole, reactivateMember, removeMember, suspendMember } from "./operations";

export const changeRoles = operation({
  permission: "update:member",
  input: changeRolesInput,
  event: "member.roleChanged",
  run: (tx, { userIds, roleKey }) =>
    several(tx, userIds, (userId) => changeRole.run(tx, { userId, roleKey })),
});

export const suspendMembers = operation({
  permission: "suspend:member",
  input: membersInput,
  event: "member.suspended",
  run: (tx, { userIds }) => several(tx, userIds, (userId) => suspendMember.run(tx, { userId })),
});

export const reactivateMembers = operation({
  permission: "suspend:member",
  input: membersInput,
  event: "member.reactivated",
  run: (tx, { userIds }) => several(tx, userIds, (userId) => reactivateMember.run(tx, { userId })),
});

export const removeMembers = operation({
  permission: "remove:member",
  input: membersInput,
  event: "member.removed",
  run: (tx, { userIds }) => several(tx, userIds, (userId) => removeMember.run(tx, { userId })),
});
