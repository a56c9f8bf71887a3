import { personRoutes } from "@/lib/account/routes";
import { otherMethods } from "@/lib/api/other-methods";
import { userRoute } from "@/lib/api/serve";

export const GET = userRoute(personRoutes.find);
export const PATCH = userRoute(personRoutes.rename);
export const { POST, PUT, DELETE, OPTIONS } = otherMethods("GET", "PATCH");
