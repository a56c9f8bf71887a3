/** What staff did to the signing keys, in words to themselves. */
import type { SecurityEvent } from "@/db/queries/security-events";

export const signingKeySentences: Record<string, (event: Pick<SecurityEvent, "targetName">) => string> = {
  "signingKey.rotated": ({ targetName }) => `You rotated the signing keys: ${targetName} signs`,
};
