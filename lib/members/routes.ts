/** What programs can do with members. Who runs the organization is out of their reach: that asks for a person's fresh proof. */
import "server-only";
import { z } from "zod";
import { listMemberPage } from "@/db/queries/member-pages";
import { findMember, type Member } from "@/db/queries/memberships";
import { readRoute, writeRoute } from "@/lib/api/route";
import {
  afterMeta,
  exampleId,
  exampleTime,
  idAnswer,
  isoTime,
  named,
  pageOf,
  roleAnswer,
  sending,
  timeAnswer,
} from "@/lib/api/schemas";
import { notFoundHere } from "@/lib/organization/operation";
import { Refused } from "@/lib/organization/perform";
import { changeRoleInput, memberInput } from "./input";
import * as members from "./operations";
import { readPlace, writePlace } from "./place";

const member = named(
  "Member",
  z.object({
    user_id: idAnswer,
    name: z.string(),
    email: z.string(),
    role: roleAnswer,
    state: z.enum(["active", "suspended"]),
    joined_at: timeAnswer,
    last_active_at: timeAnswer.nullable(),
  }),
  {
    user_id: exampleId,
    name: "Nora",
    email: "nora@example.com",
    role: { key: "member", name: "Member" },
    state: "active",
    joined_at: exampleTime,
    last_active_at: null,
  },
);

const place = z
  .string()
  .max(1000)
  .refine((text) => readPlace(text) !== undefined, { error: "This is not where a page ends." });
const sentId = { user_id: memberInput.shape.userId };

export const memberRoutes = {
  list: readRoute({
    path: "/members",
    summary: "List members, by name; the suspended are among them",
    permission: "read:member",
    sent: z.object({
      after: place.optional().meta(afterMeta),
      role: changeRoleInput.shape.roleKey.optional(),
      state: z.enum(["active", "suspended"]).optional(),
    }),
    answer: pageOf(member),
    read: async (tx, { after, ...filter }) => {
      const page = await listMemberPage(tx, filter, { after: readPlace(after) });
      // People are shown the first page then. A program would read it all once more, and never come to an end.
      if (after !== undefined && !page.previous) return { data: [], next: null };
      return { data: page.members.map(shown), next: writePlace(page.next) ?? null };
    },
  }),
  changeRole: writeRoute(members.changeRole, {
    method: "PATCH",
    path: "/members/{user_id}",
    summary: "Change a member's role",
    sent: sending(z.object({ ...sentId, role: changeRoleInput.shape.roleKey }), { role: "member" }),
    answer: member,
    toInput: ({ user_id, role }) => ({ userId: user_id, roleKey: role }),
    respond: async (tx, _done, { user_id }) => {
      const found = await findMember(tx, user_id);
      if (!found) throw new Refused(notFoundHere("person").refused);
      return shown(found);
    },
  }),
  remove: writeRoute(members.removeMember, {
    method: "DELETE",
    path: "/members/{user_id}",
    summary: "Remove a member",
    sent: z.object(sentId),
    answer: null,
    toInput: ({ user_id }) => ({ userId: user_id }),
  }),
};

function shown(found: Member) {
  return {
    user_id: found.userId,
    name: found.name,
    email: found.email,
    role: { key: found.roleKey, name: found.roleName },
    state: found.state,
    joined_at: isoTime(found.joinedAt),
    last_active_at: isoTime(found.lastActiveAt),
  };
}
