import { otherMethods } from "@/lib/api/other-methods";
import { organizationRoute } from "@/lib/api/serve";
import { projectRoutes } from "@/lib/projects/routes";

export const GET = organizationRoute(projectRoutes.find);
export const PATCH = organizationRoute(projectRoutes.rename);
export const DELETE = organizationRoute(projectRoutes.delete);
export const { POST, PUT, OPTIONS } = otherMethods("GET", "PATCH", "DELETE");
