import { organizationRoute } from "@/lib/api/serve";
import { invitationRoutes } from "@/lib/invitations/routes";

export const GET = organizationRoute(invitationRoutes.list);
export const POST = organizationRoute(invitationRoutes.create);
