import { listEvents } from "@/db/queries/events";
import { countUnanswered, listEndingKeys, listPresent } from "@/db/queries/home";
import { countMembers } from "@/db/queries/memberships";
import { listRoles } from "@/db/queries/roles";
import { countEventsByDay } from "@/db/queries/trail";
import type { Tx } from "@/db/wall";
import { readFirstSteps } from "@/lib/organization/first-steps";
import { can } from "@/lib/organization/grants";
import { roleChoices } from "@/lib/organization/role-choices";

/** What the home shows to who looks, each part of it only to who may see it: in one transaction, and as little of each however much there is. */
export async function readHome(tx: Tx) {
  const steps = await readFirstSteps(tx);
  return {
    steps,
    roles: steps.length > 0 ? roleChoices(await listRoles(tx), tx.permissions) : [],
    unanswered: can(tx, "invite:member") ? await countUnanswered(tx) : undefined,
    endingKeys: can(tx, "create:api-key") ? await listEndingKeys(tx, 3) : [],
    people: can(tx, "read:member") ? await readPeople(tx) : undefined,
    trail: can(tx, "read:event") ? await readTrail(tx) : undefined,
  };
}

async function readPeople(tx: Tx) {
  const present = await listPresent(tx, 8);
  return {
    // Who looks is here, though it is noted only once the page was made.
    people: present.map((each) => ({ ...each, isMe: each.userId === tx.userId })),
    count: await countMembers(tx),
    canInvite: can(tx, "invite:member"),
  };
}

async function readTrail(tx: Tx) {
  const { events } = await listEvents(tx, { most: 6 });
  return { events, days: await countEventsByDay(tx, 14) };
}
