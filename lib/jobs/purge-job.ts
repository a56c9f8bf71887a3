/** Takes away for good what was deleted long enough ago. */
import "server-only";
import { purgeOrganization } from "@/db/queries/organizations";
import { asSystem } from "@/db/wall";
import { log } from "@/lib/log";

/** Gives how many organizations went, each in a transaction of its own. Runs beside itself without harm. */
export async function runPurgeJob(): Promise<number> {
  for (let purged = 0; ; purged += 1) {
    const organization = await asSystem(purgeOrganization);
    if (!organization) return purged;
    log().info({ organization }, "A deleted organization was purged.");
  }
}
