import type { NextRequest } from "next/server";
import { answerLeg } from "@/lib/auth/answer-leg";

/**
 * Where a browser comes back from another service. It is the only address of next-auth's that is open: sessions, sign-in and
 * sign-out have doors of our own.
 */
export async function GET(
  request: NextRequest,
  { params }: RouteContext<"/api/auth/callback/[provider]">,
): Promise<Response> {
  const { provider } = await params;
  const location = await answerLeg(request, provider);
  return new Response(null, { status: 303, headers: { location, "cache-control": "private, no-store" } });
}
