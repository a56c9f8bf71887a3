/** What staff do to an organization: its limits, and whether it runs. Each is told in its own trail too. */
import "server-only";
import { readAllowance } from "@/db/queries/allowance";
import { recordStaffEvent } from "@/db/queries/events";
import { lockAsStaff, updateLimits, updateOrganizationState } from "@/db/queries/staff-organizations";
import type { EventChanges } from "@/db/schema/events";
import { enterOrganizationAsStaff, type StaffOrganizationTx, type StaffTx } from "@/db/wall";
import { brand } from "@/lib/brand";
import { type Limits, limitsOf } from "@/lib/organization/limits";
import { conflict, notFoundHere } from "@/lib/organization/operation";
import { staffOperation } from "./operation";
import { limitsInput, organizationIdInput, seenLimits } from "./organization-input";

const { one } = brand.workspace;

/** A limit below what is used is no mistake: who is in stays, and nobody else comes in. */
export const changeLimits = staffOperation({
  permission: "update:organization",
  input: limitsInput,
  event: "organization.limitsChanged",
  run: async (tx, { id, seen, ...limits }) => {
    const entered = await enterLocked(tx, id);
    if ("refused" in entered) return entered;
    const { inside, name } = entered;
    const allowance = await readAllowance(inside);
    if (seenLimits(allowance) === seenLimits(limits)) return conflict("This is how it is already.");
    if (seenLimits(allowance) !== seen)
      return conflict("Somebody else changed these limits meanwhile. Reload the page.");
    await updateLimits(inside, limits);
    const changes = differences(limitsOf(allowance), limitsOf(limits));
    await recordStaffEvent(inside, {
      action: "organization.limitsChanged",
      ...aboutItself(inside, name),
      changes,
    });
    return { data: undefined, acts: [{ name, changes }] };
  },
});

/** Everybody is out with their next request. Nothing of it is lost. */
export const suspendOrganization = staffOperation({
  permission: "update:organization",
  input: organizationIdInput,
  event: "organization.suspended",
  run: async (tx, { id }) => {
    const entered = await enterLocked(tx, id);
    if ("refused" in entered) return entered;
    const { inside, name, state } = entered;
    if (state !== "live") return conflict(`This ${one} is ${state} already. Reload the page.`);
    await updateOrganizationState(inside, "suspended");
    await recordStaffEvent(inside, { action: "organization.suspended", ...aboutItself(inside, name) });
    return { data: undefined, acts: [{ name }] };
  },
});

/** Of one that was suspended, or deleted less than 30 days ago: it is as it was. */
export const restoreOrganization = staffOperation({
  permission: "update:organization",
  input: organizationIdInput,
  event: "organization.restored",
  run: async (tx, { id }) => {
    const entered = await enterLocked(tx, id);
    if ("refused" in entered) return entered;
    const { inside, name, state, isPastRestoring } = entered;
    if (state === "live") return conflict(`This ${one} is live already. Reload the page.`);
    if (isPastRestoring) return conflict(`This ${one} was deleted more than 30 days ago, and is gone.`);
    await updateOrganizationState(inside, "live");
    await recordStaffEvent(inside, { action: "organization.restored", ...aboutItself(inside, name) });
    return { data: undefined, acts: [{ name }] };
  },
});

async function enterLocked(tx: StaffTx, id: string) {
  const inside = await enterOrganizationAsStaff(tx, id);
  const organization = inside && (await lockAsStaff(inside));
  return organization ? { inside, ...organization } : notFoundHere(one);
}

function aboutItself({ organizationId }: StaffOrganizationTx, targetName: string) {
  return { actorName: brand.staff, targetType: "organization", targetId: organizationId, targetName };
}

function differences(before: Limits, after: Limits): EventChanges {
  const fields = (["seats", "pendingInvitations"] as const).filter((field) => before[field] !== after[field]);
  return Object.fromEntries(
    fields.map((field) => [field, { before: String(before[field]), after: String(after[field]) }]),
  );
}
