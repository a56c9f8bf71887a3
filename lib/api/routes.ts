/** Every route of the API, for its description. A test holds it against the files in app/api/v1. */
import "server-only";
import { personRoutes } from "@/lib/account/routes";
import { eventRoutes } from "@/lib/events/routes";
import { invitationRoutes } from "@/lib/invitations/routes";
import { memberRoutes } from "@/lib/members/routes";
import { organizationRoutes } from "@/lib/organization/routes";
import { projectRoutes } from "@/lib/projects/routes";
import type { ApiRoute } from "./route";

/** By what they are about, in the order in which people read them. */
export const apiRoutes: Record<string, Record<string, ApiRoute>> = {
  Me: personRoutes,
  Organization: organizationRoutes,
  Members: memberRoutes,
  Invitations: invitationRoutes,
  Events: eventRoutes,
  // What people here work on:
  Projects: projectRoutes,
};
