import { organizationRoute } from "@/lib/api/serve";
import { eventRoutes } from "@/lib/events/routes";

export const GET = organizationRoute(eventRoutes.list);
