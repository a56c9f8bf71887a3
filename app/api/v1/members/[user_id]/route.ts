import { organizationRoute } from "@/lib/api/serve";
import { memberRoutes } from "@/lib/members/routes";

export const PATCH = organizationRoute(memberRoutes.changeRole);
export const DELETE = organizationRoute(memberRoutes.remove);
