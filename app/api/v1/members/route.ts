import { otherMethods } from "@/lib/api/other-methods";
import { organizationRoute } from "@/lib/api/serve";
import { memberRoutes } from "@/lib/members/routes";

export const GET = organizationRoute(memberRoutes.list);
export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
