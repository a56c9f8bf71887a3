"use client";

import { useSyncExternalStore } from "react";

interface RelativeTimeProps {
  /** ISO 8601, or a date that a server component passes on. */
  value: string | Date;
  className?: string;
}

/** The server renders the day in UTC, which is also what hydration sees; then it becomes "2 hours ago". */
export function RelativeTime({ value, className }: RelativeTimeProps) {
  const date = new Date(value);
  const now = useSyncExternalStore(everyMinute, currentMinute, () => undefined);
  return (
    <time
      dateTime={date.toISOString()}
      title={now === undefined ? undefined : exactly.format(date)}
      className={className}
    >
      {now === undefined ? dayInUtc.format(date) : relative(date, now)}
    </time>
  );
}

// To make one takes longer than to use it a hundred times, and a list has many dates.
const relatively = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
const dayInUtc = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeZone: "UTC" });
const exactly = new Intl.DateTimeFormat("en", { dateStyle: "full", timeStyle: "long" });

const units = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
] as const;

function relative(date: Date, now: number): string {
  const seconds = Math.round((date.getTime() - now) / 1000);
  for (const [unit, length] of units) {
    if (Math.abs(seconds) < length) continue;
    // What ends in 7 days does so a minute later, too; what is past is so long ago at least.
    return relatively.format(seconds > 0 ? Math.round(seconds / length) : Math.trunc(seconds / length), unit);
  }
  return seconds > 0 ? "in less than a minute" : "just now";
}

/** The same value all through a minute: what a store must give between two of its changes. */
function currentMinute(): number {
  return Math.ceil(Date.now() / 60_000) * 60_000;
}

function everyMinute(changed: () => void): () => void {
  const timer = setInterval(changed, 30_000);
  return () => clearInterval(timer);
}
