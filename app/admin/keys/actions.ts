"use server";

import { staffAction } from "@/lib/instance/action";
import { rotateSigningKeys } from "@/lib/instance/signing-keys";

export const rotateKeysAction = staffAction(rotateSigningKeys);
