/** What programs can do with what is a person's own: who they are, and where they are in. */
import "server-only";
import { z } from "zod";
import { listMembershipsOfOwn } from "@/db/queries/own-memberships";
import { findMailAddress, findUserName } from "@/db/queries/users";
import { asUser } from "@/db/wall";
import { personRoute } from "@/lib/api/route";
import {
  exampleId,
  exampleTime,
  idAnswer,
  isoTime,
  named,
  pageOf,
  sending,
  timeAnswer,
} from "@/lib/api/schemas";
import { personNameInput } from "@/lib/auth/input";
import { Refused } from "@/lib/organization/perform";
import { rename } from "./profile";

const person = named("Person", z.object({ id: idAnswer, name: z.string(), email: z.string() }), {
  id: exampleId,
  name: "Nora",
  email: "nora@example.com",
});
const membership = named(
  "Membership",
  z.object({
    organization: z.object({ id: idAnswer, slug: z.string(), name: z.string() }),
    role_name: z.string(),
    email: z.string(),
    joined_at: timeAnswer,
  }),
  {
    organization: { id: exampleId, slug: "acme", name: "Acme" },
    role_name: "Member",
    email: "nora@example.com",
    joined_at: exampleTime,
  },
);

export const personRoutes = {
  find: personRoute({
    method: "GET",
    path: "/me",
    summary: "Read who the credential's person is",
    permission: "read:profile",
    sent: z.object({}),
    answer: person,
    run: ({ userId }) => show(userId),
  }),
  rename: personRoute({
    method: "PATCH",
    path: "/me",
    summary: "Change the person's name, everywhere",
    permission: "update:profile",
    sent: sending(z.object({ name: personNameInput }), { name: "Nora" }),
    answer: person,
    run: async ({ userId }, { name }, context) => {
      const refusal = await rename({ userId }, name, context);
      if (refusal) throw new Refused(refusal);
      return show(userId);
    },
  }),
  memberships: personRoute({
    method: "GET",
    path: "/me/memberships",
    summary: "List the organizations that the person is an active member of",
    permission: "read:membership",
    sent: z.object({}),
    answer: pageOf(membership),
    run: async ({ userId }) => ({
      // All of them: nobody is in so many.
      next: null,
      data: (await asUser(userId, listMembershipsOfOwn)).flatMap((each) =>
        each.slug === null
          ? []
          : [
              {
                organization: { id: each.organizationId, slug: each.slug, name: each.name },
                role_name: each.roleName,
                email: each.email,
                joined_at: isoTime(each.joinedAt),
              },
            ],
      ),
    }),
  }),
};

function show(userId: string) {
  return asUser(userId, async (tx) => ({
    id: userId,
    name: (await findUserName(tx)) ?? "",
    email: (await findMailAddress(tx)) ?? "",
  }));
}
