/** The link in the mail to owners. It holds no secret: what it leads to asks who is there. */
import "server-only";
import { env } from "@/lib/env";
import { restorePath } from "@/lib/paths";

export function restoreUrl(organizationId: string): string {
  return `${env().APP_URL}${restorePath(organizationId)}`;
}
