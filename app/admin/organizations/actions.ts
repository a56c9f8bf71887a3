"use server";

import { staffAction } from "@/lib/instance/action";
import * as organizations from "@/lib/instance/organizations";

export const changeLimitsAction = staffAction(organizations.changeLimits);
export const suspendOrganizationAction = staffAction(organizations.suspendOrganization);
export const restoreOrganizationAction = staffAction(organizations.restoreOrganization);
