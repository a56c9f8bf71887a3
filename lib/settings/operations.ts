/** What staff decide for the installation as a whole. Each holds from the next request on. */
import "server-only";
import { lockSignUpSetting, updateSignUpSetting } from "@/db/queries/instance-settings";
import { staffOperation } from "@/lib/instance/operation";
import { signUpSettingInput } from "./input";

/** Accounts that exist are left as they are, whatever is chosen. Chosen twice it is as once. */
export const changeSignUp = staffOperation({
  permission: "update:settings",
  input: signUpSettingInput,
  event: "settings.signUpChanged",
  run: async (tx, { signUp }) => {
    const before = await lockSignUpSetting(tx);
    if (before === undefined) throw new Error("The installation has no settings: run the migrations.");
    if (before === signUp) return { data: undefined, acts: [] };
    await updateSignUpSetting(tx, signUp);
    return { data: undefined, acts: [{ name: "Sign-up", changes: { signUp: { before, after: signUp } } }] };
  },
});
