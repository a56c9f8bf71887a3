import { otherMethods } from "@/lib/api/other-methods";
import { organizationRoute } from "@/lib/api/serve";
import { projectRoutes } from "@/lib/projects/routes";

export const GET = organizationRoute(projectRoutes.list);
export const POST = organizationRoute(projectRoutes.create);
export const { PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET", "POST");
