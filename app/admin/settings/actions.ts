"use server";

import { staffAction } from "@/lib/instance/action";
import * as settings from "@/lib/settings/operations";

export const changeSignUpAction = staffAction(settings.changeSignUp);
