import { otherMethods } from "@/lib/api/other-methods";
import { organizationRoute } from "@/lib/api/serve";
import { memberRoutes } from "@/lib/members/routes";

export const PATCH = organizationRoute(memberRoutes.changeRole);
export const DELETE = organizationRoute(memberRoutes.remove);
export const { GET, POST, PUT, OPTIONS } = otherMethods("PATCH", "DELETE");
