import { otherMethods } from "@/lib/api/other-methods";
import { organizationRoute } from "@/lib/api/serve";
import { invitationRoutes } from "@/lib/invitations/routes";

export const GET = organizationRoute(invitationRoutes.list);
export const POST = organizationRoute(invitationRoutes.create);
export const { PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET", "POST");
