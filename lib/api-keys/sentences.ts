/** What the events of an API key say to people. */
import { type EventSentences, plain, words } from "@/lib/events/words";

export const apiKeySentences: EventSentences = {
  "apiKey.created": {
    kind: "API key made",
    say: ({ actorName, targetName }) => words`${actorName} made the API key ${targetName}`,
  },
  "apiKey.replaced": {
    kind: "API key replaced",
    say: ({ actorName, targetName, changes }) => [
      ...words`${actorName} replaced the API key ${targetName}`,
      ...words`${plain(overlaps[changes?.overlap?.after ?? ""] ?? "")}`,
      ...(changes?.permissions ? words`${plain(". The new one can do less")}` : []),
    ],
  },
  "apiKey.revoked": {
    kind: "API key revoked",
    say: ({ actorName, targetName }) => words`${actorName} revoked the API key ${targetName}`,
  },
};

const overlaps: Record<string, string> = {
  "0": ", and the old one ended at once",
  "1": ", and the old one went on for an hour at most",
  "24": ", and the old one went on for a day at most",
  "168": ", and the old one went on for a week at most",
};
