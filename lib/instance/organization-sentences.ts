/** What staff did to an organization, in words to themselves. */
import type { SecurityEvent } from "@/db/queries/security-events";
import { brand } from "@/lib/brand";
import { limitsInWords } from "@/lib/organization/limit-words";

type Told = Pick<SecurityEvent, "targetName" | "changes">;
const { one } = brand.workspace;

export const organizationSentences: Record<string, (event: Told) => string> = {
  "organization.suspended": ({ targetName }) => `You suspended the ${one} ${targetName}`,
  "organization.restored": ({ targetName }) => `You restored the ${one} ${targetName}`,
  "organization.limitsChanged": ({ targetName, changes }) =>
    `You changed the limits of the ${one} ${targetName}${limitsInWords(changes).join("")}`,
};
