import { organizationRoute } from "@/lib/api/serve";
import { memberRoutes } from "@/lib/members/routes";

export const GET = organizationRoute(memberRoutes.list);
