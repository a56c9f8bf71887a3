/**
 * Every kind of event in words for people: the one table. Words to the fork: put the sentences of a resource beside its
 * operations and spread them here; a test names each event that has none.
 */
import { apiKeySentences } from "@/lib/api-keys/sentences";
import { invitationSentences } from "@/lib/invitations/sentences";
import { joinLinkSentences } from "@/lib/join-links/sentences";
import { memberSentences } from "@/lib/members/sentences";
import { organizationSentences } from "@/lib/organization/sentences";
import { projectSentences } from "@/lib/projects/sentences";
import { type EventFacts, type EventSentences, plain, type Sentence, words } from "./words";

export const sentences: EventSentences = {
  ...organizationSentences,
  ...memberSentences,
  ...invitationSentences,
  ...joinLinkSentences,
  ...apiKeySentences,
  ...projectSentences,
};

/** The sentence of an event; one that is not in the table, of a resource that is gone say, is told by its name. */
export function sentenceOf(event: EventFacts): Sentence {
  const sentence = (known.get(event.action) ?? unknown).say(event);
  return event.actorType === "key" ? asOfKey(sentence, event.actorName) : sentence;
}

/** A key may be called like somebody: it is told apart wherever it acts. */
function asOfKey(sentence: Sentence, name: string): Sentence {
  const at = sentence.findIndex(({ text, isName }) => isName && text === name);
  const kind = { text: at > 0 ? "the API key " : "The API key ", isName: false };
  return sentence.toSpliced(Math.max(at, 0), 0, kind);
}

const known = new Map(Object.entries(sentences));

/** The kinds to choose from, by name. */
export function listKinds(): Array<{ action: string; kind: string }> {
  return Object.entries(sentences)
    .map(([action, { kind }]) => ({ action, kind }))
    .sort((one, other) => one.kind.localeCompare(other.kind, "en"));
}

const unknown = {
  say: ({ action, actorName, targetName, changes }: EventFacts): Sentence => [
    ...words`${actorName}: ${plain(spellOut(action))} ${targetName}`,
    ...Object.entries(changes ?? {}).flatMap(
      ([field, { before, after }]) =>
        words`, ${plain(spellOut(field))} from ${before ?? "nothing"} to ${after ?? "nothing"}`,
    ),
  ],
};

/** "apiKey.roleChanged" → "api key role changed" */
function spellOut(name: string): string {
  return name.replaceAll(/[._]|(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
}
