import { organizationRoute } from "@/lib/api/serve";
import { projectRoutes } from "@/lib/projects/routes";

export const GET = organizationRoute(projectRoutes.list);
export const POST = organizationRoute(projectRoutes.create);
