import { authorizationServerMetadata } from "@/lib/programs/metadata";

export function GET(): Response {
  return Response.json(authorizationServerMetadata(), {
    headers: { "cache-control": "public, max-age=300" },
  });
}
