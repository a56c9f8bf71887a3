/** What staff did to the settings of the installation, in words. */
import type { SecurityEvent } from "@/db/queries/security-events";

export const settingsSentences: Record<string, (event: Pick<SecurityEvent, "changes">) => string> = {
  "settings.signUpChanged": ({ changes }) => {
    switch (changes?.signUp?.after) {
      case "open":
        return "You opened sign-up: anyone may create an account";
      case "invited":
        return "You closed sign-up: only invited people may create an account";
      default:
        return "You changed who may sign up";
    }
  },
};
