/** The first project, as the last of an organization's first steps. */
import "server-only";
import { findOrganizationName } from "@/db/queries/organizations";
import type { FirstStep } from "@/lib/organization/first-steps";
import { skipStepInput } from "@/lib/organization/input";
import { done, operation } from "@/lib/organization/operation";

export const firstProject: FirstStep = {
  key: "project",
  permission: "create:project",
  doneBy: ["project.created"],
  skippedBy: "project.skipped",
};

/** Its event is all that remembers it. */
export const skipFirstProject = operation({
  permission: "update:organization",
  input: skipStepInput,
  event: "project.skipped",
  run: async (tx) =>
    done({ type: "organization", id: tx.organizationId, name: await findOrganizationName(tx) }),
});
