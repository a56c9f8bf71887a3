"use server";

import * as firstStep from "@/lib/invitations/first-step";
import { organizationAction } from "@/lib/organization/action";

export const skipInvitingAction = organizationAction(firstStep.skipInviting);
