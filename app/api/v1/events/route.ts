import { otherMethods } from "@/lib/api/other-methods";
import { organizationRoute } from "@/lib/api/serve";
import { eventRoutes } from "@/lib/events/routes";

export const GET = organizationRoute(eventRoutes.list);
export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
