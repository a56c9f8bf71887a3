import { otherMethods } from "@/lib/api/other-methods";
import { organizationRoute } from "@/lib/api/serve";
import { projectRoutes } from "@/lib/projects/routes";

export const POST = organizationRoute(projectRoutes.archive);
export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
