import type { RoleChoice } from "@/components/role-picker";
import { brand } from "@/lib/brand";
import type { StepState } from "@/lib/organization/first-steps";
import { skipInvitingAction } from "./actions";
import { FirstMinutes, type ShownStep } from "./first-minutes";
import { InviteStep } from "./members/invite-step";
import { skipFirstProjectAction } from "./projects/actions";
import { FirstProject } from "./projects/first-project";

interface FirstStepsProps {
  slug: string;
  steps: StepState[];
  roles: readonly RoleChoice[];
}

/** How each of lib/organization/first-steps.ts looks. Always there, since what is being filled in outlives the step. */
export function FirstSteps({ slug, steps, roles }: FirstStepsProps) {
  const looks: Record<string, Omit<ShownStep, "state">> = {
    invite: {
      name: "Invite people",
      title: "Who works with you?",
      text: "Each gets a mail with a link that works for 7 days.",
      skip: skipInvitingAction.bind(null, slug, undefined),
      panel: <InviteStep slug={slug} roles={roles} />,
    },
    project: {
      name: "First project",
      title: "What do you work on first?",
      text: `Give it a name. Everyone in the ${brand.workspace.one} sees it.`,
      skip: skipFirstProjectAction.bind(null, slug, undefined),
      panel: <FirstProject slug={slug} />,
    },
  };
  const shown = steps.flatMap(({ key, state }): ShownStep[] => {
    const look = looks[key];
    return look ? [{ ...look, state }] : [];
  });
  return <FirstMinutes steps={shown} />;
}
