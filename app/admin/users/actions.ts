"use server";

import { staffAction } from "@/lib/instance/action";
import * as users from "@/lib/instance/users";

export const endUserSessionsAction = staffAction(users.endSessions);
export const disableUserAction = staffAction(users.disableUser);
export const enableUserAction = staffAction(users.enableUser);
