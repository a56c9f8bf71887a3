/** Takes away for good what was deleted long enough ago. */
import "server-only";
import { purgeOrganization } from "@/db/queries/organizations";
import { asSystem } from "@/db/wall";
import { purgePeople } from "@/lib/account/purge";
import { log } from "@/lib/log";

/** Once an hour: organizations first, then people, who may be in fewer of them by then, and go though those did not. */
export async function runPurgeJob(): Promise<void> {
  const failures: unknown[] = [];
  await purgeOrganizations().catch((error: unknown) => failures.push(error));
  const people = await purgePeople().catch((error: unknown) => {
    failures.push(error);
    return 0;
  });
  if (people > 0) log().info({ people }, "Accounts whose time to be kept was over were deleted.");
  if (failures.length === 1) throw failures[0];
  if (failures.length > 1)
    throw new AggregateError(failures, "Neither organizations nor people were all purged.");
}

/** Gives how many organizations went, each in a transaction of its own. Runs beside itself without harm. */
export async function purgeOrganizations(): Promise<number> {
  for (let purged = 0; ; purged += 1) {
    const organization = await asSystem(purgeOrganization);
    if (!organization) return purged;
    log().info({ organization }, "A deleted organization was purged.");
  }
}
