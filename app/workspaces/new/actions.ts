"use server";

import { redirect } from "next/navigation";
import { userAction } from "@/lib/auth/action";
import { prepareLanding } from "@/lib/auth/landing";
import { createOrganization } from "@/lib/organization/create";
import { organizationInput } from "@/lib/organization/input";
import { isReservedSlug, slugTaken } from "@/lib/organization/slug";
import { workspacePath } from "@/lib/paths";
import { type ActionError, fail } from "@/lib/result";
import { throttleAll } from "@/lib/throttle";

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

function taken(slug: string): ActionError {
  const message = slugTaken(slug);
  return { code: "conflict", message, fields: { slug: message } };
}
