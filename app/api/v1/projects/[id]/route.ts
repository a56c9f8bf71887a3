import { organizationRoute } from "@/lib/api/serve";
import { projectRoutes } from "@/lib/projects/routes";

export const GET = organizationRoute(projectRoutes.find);
export const PATCH = organizationRoute(projectRoutes.rename);
export const DELETE = organizationRoute(projectRoutes.delete);
