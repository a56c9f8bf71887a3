import { exportOwnData } from "@/lib/account/export";
import { currentUser } from "@/lib/auth/session";
import { env } from "@/lib/env";
import { exportPath, signInPath } from "@/lib/paths";

/** Everything that is kept of the person, as a file. */
export async function GET(): Promise<Response> {
  const user = await currentUser();
  const noStore = { "Cache-Control": "private, no-store" };
  if (!user?.permissions.has("export:data")) {
    const location = new URL(signInPath(exportPath), env().APP_URL).href;
    return new Response(null, { status: 307, headers: { ...noStore, location } });
  }
  const text = JSON.stringify(await exportOwnData(user), undefined, 2);
  return new Response(text, {
    headers: {
      ...noStore,
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": 'attachment; filename="account.json"',
    },
  });
}
