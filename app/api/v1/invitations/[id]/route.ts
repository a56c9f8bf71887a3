import { otherMethods } from "@/lib/api/other-methods";
import { organizationRoute } from "@/lib/api/serve";
import { invitationRoutes } from "@/lib/invitations/routes";

export const DELETE = organizationRoute(invitationRoutes.revoke);
export const { GET, POST, PUT, PATCH, OPTIONS } = otherMethods("DELETE");
