/** Takes away for good what was deleted long enough ago. */
import "server-only";
import { purgeOrganization } from "@/db/queries/organizations";
import { asSystem } from "@/db/wall";
import { purgePeople } from "@/lib/account/purge";
import { log } from "@/lib/log";

/** Once an hour: organizations first, then people, who may be in fewer of them by then. */
export async function runPurgeJob(): Promise<void> {
  await purgeOrganizations();
  const people = await purgePeople();
  if (people > 0) log().info({ people }, "Accounts whose time to be kept was over were deleted.");
}

/** Gives how many organizations went, each in a transaction of its own. Runs beside itself without harm. */
export async function purgeOrganizations(): Promise<number> {
  for (let purged = 0; ; purged += 1) {
    const organization = await asSystem(purgeOrganization);
    if (!organization) return purged;
    log().info({ organization }, "A deleted organization was purged.");
  }
}
