/** What the events of a join link say to people. Its name is that of the role it gives. */
import { type EventSentences, words } from "@/lib/events/words";

export const joinLinkSentences: EventSentences = {
  "joinLink.created": {
    kind: "Join link made",
    say: ({ actorName, targetName, changes }) => {
      const domain = changes?.emailDomain?.after;
      return domain
        ? words`${actorName} made a join link to the role ${targetName} for addresses at ${domain}`
        : words`${actorName} made a join link to the role ${targetName}`;
    },
  },
  "joinLink.revealed": {
    kind: "Join link looked up",
    say: ({ actorName, targetName }) => words`${actorName} looked up a join link to the role ${targetName}`,
  },
  "joinLink.switchedOff": {
    kind: "Join link switched off",
    say: ({ actorName, targetName }) =>
      words`${actorName} switched off a join link to the role ${targetName}`,
  },
  "joinLink.used": {
    kind: "Joined by link",
    say: ({ actorName, targetName }) => words`${actorName} joined by a link, with the role ${targetName}`,
  },
};
