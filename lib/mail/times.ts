/** Times in mails. Nobody knows where a mail is read, so they are in UTC, and say so where it matters. */

/** "22 December 2026" */
export function dayInWords(iso: string): string {
  return format(iso, { dateStyle: "long" });
}

/** "22 December 2026, 07:07 UTC" */
export function momentInWords(iso: string): string {
  return `${dayInWords(iso)}, ${format(iso, { timeStyle: "short" })} UTC`;
}

function format(iso: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" }).format(new Date(iso));
}
