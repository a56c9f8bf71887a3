import { organizationRoute } from "@/lib/api/serve";
import { invitationRoutes } from "@/lib/invitations/routes";

export const DELETE = organizationRoute(invitationRoutes.revoke);
