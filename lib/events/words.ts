/** What a sentence about an event is made of: plain words, and the names in it, which a page sets apart. */
import type { EventChanges } from "@/db/schema/events";

export type EventFacts = {
  action: string;
  actorType: "user" | "key" | "support" | "system";
  actorId: string | null;
  actorName: string;
  targetId: string;
  targetName: string;
  changes: EventChanges | null;
};

export type Sentence = Array<{ text: string; isName: boolean }>;

/** `kind` names the event in a list of kinds; `say` tells of one that happened. */
type EventSentence = { kind: string; say: (event: EventFacts) => Sentence };
export type EventSentences = Record<string, EventSentence>;

/** Every value in the template is a name, unless `plain` made it. */
export function words(texts: TemplateStringsArray, ...values: Array<string | { plain: string }>): Sentence {
  const parts = texts.flatMap((text, index) => {
    const value = values[index];
    const said = { text, isName: false };
    if (value === undefined) return [said];
    return [
      said,
      typeof value === "string" ? { text: value, isName: true } : { text: value.plain, isName: false },
    ];
  });
  return parts.filter(({ text }) => text !== "");
}

export function plain(text: string): { plain: string } {
  return { plain: text };
}

/** The sentence as one text. */
export function inFull(sentence: Sentence): string {
  return sentence.map(({ text }) => text).join("");
}
