/** The first invitation, as one of an organization's first steps. */
import "server-only";
import { findOrganizationName } from "@/db/queries/organizations";
import type { FirstStep } from "@/lib/organization/first-steps";
import { skipStepInput } from "@/lib/organization/input";
import { done, operation } from "@/lib/organization/operation";

export const firstInvitation: FirstStep = {
  key: "invite",
  permission: "invite:member",
  doneBy: ["invitation.sent", "joinLink.created"],
  skippedBy: "invitation.skipped",
};

/** Its event is all that remembers it. */
export const skipInviting = operation({
  permission: "update:organization",
  input: skipStepInput,
  event: "invitation.skipped",
  run: async (tx) =>
    done({ type: "organization", id: tx.organizationId, name: await findOrganizationName(tx) }),
});
