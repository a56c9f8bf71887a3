"use server";

import { staffAction } from "@/lib/instance/action";
import * as template from "@/lib/template/operations";

export const previewTicksAction = staffAction(template.previewTicks);
export const saveTicksAction = staffAction(template.saveTicks);
export const addRoleAction = staffAction(template.addRole);
export const describeRoleAction = staffAction(template.describeRole);
export const removeRoleAction = staffAction(template.removeRole);
