/** What staff did to somebody's account, in words to themselves. */
import type { SecurityEvent } from "@/db/queries/security-events";

type Told = Pick<SecurityEvent, "targetName">;

export const userSentences: Record<string, (event: Told) => string> = {
  "user.sessionsEnded": ({ targetName }) => `You ended the sessions of ${targetName}`,
  "user.disabled": ({ targetName }) => `You disabled the account ${targetName}`,
  "user.enabled": ({ targetName }) => `You enabled the account ${targetName} again`,
};
