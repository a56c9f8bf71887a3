"use server";

import { redirect } from "next/navigation";
import { formAction, userAction } from "@/lib/auth/action";
import { prepareLanding } from "@/lib/auth/landing";
import { brand } from "@/lib/brand";
import { restoreOrganizationInput } from "@/lib/organization/input";
import { restoreOrganization } from "@/lib/organization/restore";
import { workspacePath } from "@/lib/paths";
import { fail } from "@/lib/result";

export const restoreWorkspaceAction = userAction(
  "restore:organization",
  "organization.restore",
  restoreOrganizationInput,
  async (user, { id }) => {
    const slug = await restoreOrganization(user, id);
    if (!slug)
      return fail({
        code: "not_found",
        message: `There is nothing here for you to restore. Perhaps somebody was quicker: look at your ${brand.workspace.many}.`,
      });
    redirect(await prepareLanding(workspacePath(slug)));
  },
);
export const restoreWorkspaceFormAction = formAction(restoreWorkspaceAction);
