/** What staff had done again, in words to themselves. */
import type { SecurityEvent } from "@/db/queries/security-events";

type Told = Pick<SecurityEvent, "targetName">;

export const jobSentences: Record<string, (event: Told) => string> = {
  "mail.retried": ({ targetName }) => `You had ${targetName} tried again`,
  "mail.allRetried": ({ targetName }) => `You had ${targetName} tried again`,
};
