import { openApiDocument } from "@/lib/api/openapi";
import { env } from "@/lib/env";

/** For everybody: it says what could be asked, not what there is. */
export function GET(): Response {
  return Response.json(openApiDocument(env().APP_URL), {
    headers: { "cache-control": "public, max-age=300" },
  });
}
