import { organizationRoute } from "@/lib/api/serve";
import { organizationRoutes } from "@/lib/organization/routes";

export const GET = organizationRoute(organizationRoutes.find);
export const PATCH = organizationRoute(organizationRoutes.rename);
