import { otherMethods } from "@/lib/api/other-methods";
import { organizationRoute } from "@/lib/api/serve";
import { organizationRoutes } from "@/lib/organization/routes";

export const GET = organizationRoute(organizationRoutes.find);
export const PATCH = organizationRoute(organizationRoutes.rename);
export const { POST, PUT, DELETE, OPTIONS } = otherMethods("GET", "PATCH");
