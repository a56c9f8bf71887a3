import { openApiDocument } from "@/lib/api/openapi";
import { otherMethods } from "@/lib/api/other-methods";
import { env } from "@/lib/env";

/** For everybody: it says what could be asked, not what there is. */
export function GET(): Response {
  return Response.json(openApiDocument(env().APP_URL), {
    headers: { "cache-control": "public, max-age=300" },
  });
}

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
