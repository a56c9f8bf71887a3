import { publishedMaxAge } from "@/lib/organization/key-times";
import { listPublicKeys } from "@/lib/organization/keys";

/** The keys by which anybody verifies our tokens (RFC 7517): the one that signs, the next one, and those of before. */
export async function GET(): Promise<Response> {
  return Response.json(
    { keys: await listPublicKeys() },
    { headers: { "Cache-Control": `public, max-age=${publishedMaxAge}` } },
  );
}
