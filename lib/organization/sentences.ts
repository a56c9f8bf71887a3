/** What the events of the organization itself say to people. */
import { brand } from "@/lib/brand";
import { type EventSentences, plain, words } from "@/lib/events/words";
import { capitalize } from "@/lib/text/capitalize";
import { limitsInWords } from "./limit-words";

const workspace = plain(brand.workspace.one);

export const organizationSentences: EventSentences = {
  "organization.created": {
    kind: `${capitalize(brand.workspace.one)} created`,
    say: ({ actorName, targetName }) => words`${actorName} created the ${workspace} ${targetName}`,
  },
  "organization.renamed": {
    kind: `${capitalize(brand.workspace.one)} renamed`,
    say: ({ actorName, targetName, changes }) =>
      changes?.name?.before
        ? words`${actorName} renamed the ${workspace} from ${changes.name.before} to ${targetName}`
        : words`${actorName} renamed the ${workspace} to ${targetName}`,
  },
  "organization.moved": {
    kind: `${capitalize(brand.workspace.one)} moved`,
    say: ({ actorName, changes }) => {
      const { before, after } = changes?.slug ?? {};
      return before && after
        ? words`${actorName} changed the address from ${before} to ${after}`
        : words`${actorName} changed the address`;
    },
  },
  "organization.exported": {
    kind: "Everything downloaded",
    say: ({ actorName, targetName }) => words`${actorName} downloaded everything of ${targetName}`,
  },
  "organization.deleted": {
    kind: `${capitalize(brand.workspace.one)} deleted`,
    say: ({ actorName, targetName }) => words`${actorName} deleted the ${workspace} ${targetName}`,
  },
  "organization.suspended": {
    kind: `${capitalize(brand.workspace.one)} suspended`,
    say: ({ actorName, targetName }) => words`${actorName} suspended the ${workspace} ${targetName}`,
  },
  "organization.restored": {
    kind: `${capitalize(brand.workspace.one)} restored`,
    say: ({ actorName, targetName }) => words`${actorName} restored the ${workspace} ${targetName}`,
  },
  "organization.limitsChanged": {
    kind: "Limits changed",
    say: ({ actorName, targetName, changes }) => [
      ...words`${actorName} changed the limits of ${targetName}`,
      ...limitsInWords(changes).flatMap((part) => words`${plain(part)}`),
    ],
  },
};
