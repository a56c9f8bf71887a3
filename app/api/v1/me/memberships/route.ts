import { personRoutes } from "@/lib/account/routes";
import { userRoute } from "@/lib/api/serve";

export const GET = userRoute(personRoutes.memberships);
