import { sentenceOf } from "@/lib/events/sentences";
import type { EventFacts } from "@/lib/events/words";

/** Names stand out, and keep their own direction of writing. */
export function EventWords({ event }: { event: EventFacts }) {
  return sentenceOf(event).map(({ text, isName }, index) =>
    isName ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence never change places
      <bdi key={index} className="font-medium text-foreground">
        {text}
      </bdi>
    ) : (
      text
    ),
  );
}
