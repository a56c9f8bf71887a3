/** What went wrong with a mail, for who must not learn whom it was for: a line of the error, without addresses and links. */
import { describeError } from "@/lib/log";

const longest = 200;
/** So much of what anybody's mail server said is looked through: the patterns take time that grows with its square. */
const mostRead = 1000;

/** `recipient` is taken out where a server names it by its first part alone. */
export function inShort(error: unknown, recipient?: string): string {
  const text = beginningOf(String(describeError(error).message));
  const [mailbox = ""] = recipient?.split("@") ?? [];
  const named =
    mailbox.length > 2 ? text.replaceAll(new RegExp(mailbox.replaceAll(/\W/g, "\\$&"), "gi"), "…") : text;
  return withoutAddresses(named);
}

/** Of a text that may have come from a mail server. */
export function withoutAddresses(text: string): string {
  const line = beginningOf(text)
    .replaceAll(/\p{Cc}+/gu, " ")
    .replaceAll(/\S*(?:@|:\/\/)\S*/g, "…")
    .trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}

/** The word that is cut may be half an address. */
function beginningOf(text: string): string {
  return text.length > mostRead ? text.slice(0, mostRead).replace(/\S+$/, "…") : text;
}
