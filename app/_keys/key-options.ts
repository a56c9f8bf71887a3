/** The choices of a key, in words. */
import { keyDays, keyOverlaps, keyRates } from "@/lib/api-keys/input";
import { inNumbers } from "@/lib/text/in-numbers";

export const lifetimes = keyDays.map((days) => ({
  value: days,
  label: days === "365" ? "1 year" : `${days} days`,
}));

export const rates = keyRates.map((rate) => ({
  value: rate,
  label: `${inNumbers(Number(rate))} requests a minute`,
}));

const overlapWords = { "0": "Ends now", "1": "1 hour more", "24": "1 day more", "168": "7 days more" };

export const overlaps = keyOverlaps.map((hours) => ({ value: hours, label: overlapWords[hours] }));
