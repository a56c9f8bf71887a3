"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { isSlugTaken } from "@/db/queries/organizations";
import { userAction } from "@/lib/auth/action";
import { prepareLanding } from "@/lib/auth/landing";
import { createOrganization } from "@/lib/organization/create";
import { organizationInput, slugInput } from "@/lib/organization/input";
import { isReservedSlug } from "@/lib/organization/slug";
import { workspacePath } from "@/lib/paths";
import { type ActionError, fail, succeed } from "@/lib/result";
import { throttle, throttleAll } from "@/lib/throttle";

export const createWorkspaceAction = userAction(
  "create:organization",
  "organization.create",
  organizationInput,
  async (user, input) => {
    const refusal = await throttleAll(["organization.create", user.userId], ["slug.check", user.userId]);
    if (refusal) return fail(refusal);
    if (isReservedSlug(input.slug)) return fail(taken(input.slug));
    if (!(await createOrganization(user, input))) return fail(taken(input.slug));
    redirect(await prepareLanding(workspacePath(input.slug)));
  },
);

/** Says while typing whether an address is free: the one deliberate oracle, so it is throttled. */
export const checkSlugAction = userAction(
  "create:organization",
  "slug.check",
  z.object({ slug: slugInput }),
  async (user, { slug }) => {
    const refusal = await throttle("slug.check", user.userId);
    if (refusal) return fail(refusal);
    return succeed({ isFree: !isReservedSlug(slug) && !(await isSlugTaken(slug)) });
  },
);

function taken(slug: string): ActionError {
  const message = `“${slug}” is taken. Choose another address.`;
  return { code: "conflict", message, fields: { slug: message } };
}
