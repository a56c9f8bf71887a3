/** Limits in words, for events. */
import type { EventChanges } from "@/db/schema/events";

const nouns: Record<string, string> = { seats: "seats", pendingInvitations: "pending invitations" };

/** ": 300 seats instead of 250, 20 pending invitations instead of 100"; empty where nothing is told. */
export function limitsInWords(changes: EventChanges | null): string[] {
  const parts = Object.entries(changes ?? {})
    .filter(([field]) => field in nouns)
    .map(([field, { before, after }]) => `${after} ${nouns[field]} instead of ${before}`);
  return parts.length > 0 ? [`: ${parts.join(", ")}`] : [];
}
