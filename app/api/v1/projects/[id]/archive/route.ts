import { organizationRoute } from "@/lib/api/serve";
import { projectRoutes } from "@/lib/projects/routes";

export const POST = organizationRoute(projectRoutes.archive);
