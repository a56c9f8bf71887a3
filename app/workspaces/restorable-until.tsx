import { dayInWords } from "@/lib/mail/times";

/** The day, as the mail says it. */
export function RestorableUntil({ value }: { value: Date }) {
  return <time dateTime={value.toISOString()}>{dayInWords(value.toISOString())}</time>;
}
