import { personRoutes } from "@/lib/account/routes";
import { userRoute } from "@/lib/api/serve";

export const GET = userRoute(personRoutes.find);
export const PATCH = userRoute(personRoutes.rename);
