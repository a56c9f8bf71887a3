import { z } from "zod";

export const signUpSettingInput = z.object({
  signUp: z.enum(["open", "invited"], { error: "Choose who may sign up." }),
});
