"use server";

import * as members from "@/lib/members/operations";
import { organizationAction } from "@/lib/organization/action";
import * as organizations from "@/lib/organization/operations";
import { chooserPath, withQuery, workspacePath } from "@/lib/paths";

export const renameOrganizationAction = organizationAction(organizations.renameOrganization);
export const changeSlugAction = organizationAction(organizations.changeSlug, {
  leadsTo: ({ slug }) => withQuery(workspacePath(slug, "settings"), { moved: "1" }),
});
export const leaveFromSettingsAction = organizationAction(members.leaveOrganization, {
  leadsTo: () => chooserPath,
});
export const deleteOrganizationAction = organizationAction(organizations.deleteOrganization, {
  leadsTo: ({ id }) => withQuery(chooserPath, { deleted: id }),
});
