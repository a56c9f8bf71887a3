import { findCommands } from "@/lib/account/commands";

/** What the command menu asks when it opens: where the person belongs, and the pages of staff for who is. */
export async function GET(): Promise<Response> {
  return Response.json(await findCommands(), { headers: { "Cache-Control": "private, no-store" } });
}
