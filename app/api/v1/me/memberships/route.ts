import { personRoutes } from "@/lib/account/routes";
import { otherMethods } from "@/lib/api/other-methods";
import { userRoute } from "@/lib/api/serve";

export const GET = userRoute(personRoutes.memberships);
export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
