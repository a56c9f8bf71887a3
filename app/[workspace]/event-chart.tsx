import { type EventDay, mostADay } from "@/db/queries/trail";
import { inNumbers } from "@/lib/text/in-numbers";
import { cn } from "@/lib/utils";

/** A bar for each day, made on the server: nothing is loaded for it. Who does not see it is given the same as a table. */
export function EventChart({ days, className }: { days: EventDay[]; className?: string }) {
  const most = Math.max(1, ...days.map(({ events }) => events));
  const all = days.reduce((sum, { events }) => sum + events, 0);
  const isCut = days.some(({ events }) => events === mostADay);
  return (
    <figure className={className}>
      <figcaption className="mb-3 text-sm text-muted-foreground">
        {inNumbers(all, "event")}
        {isCut && " or more"} in {days.length} days, by UTC
      </figcaption>
      <ol aria-hidden="true" className="grid h-32 auto-cols-fr grid-flow-col gap-1 sm:gap-1.5">
        {days.map((day, index) => {
          const isToday = index === days.length - 1;
          return (
            <li
              key={day.day}
              title={`${inWords(day, "long")}: ${counted(day)}`}
              className="group flex min-w-0 flex-col items-center justify-end gap-1.5"
            >
              <span className="flex w-full flex-1 flex-col items-center justify-end gap-1 border-b">
                <span className="text-[0.6875rem] leading-none text-muted-foreground tabular-nums">
                  {day.events > 0 && (day.events === most || isToday) && short(day)}
                </span>
                <span
                  style={{ height: `calc((100% - 1rem) * ${day.events / most})` }}
                  className={cn(
                    "w-full rounded-t-sm group-hover:bg-primary-hover",
                    isToday ? "bg-primary" : "bg-primary/65",
                    day.events > 0 && "min-h-1",
                  )}
                />
              </span>
              <span
                className={cn(
                  "text-[0.6875rem] leading-none whitespace-nowrap",
                  isToday ? "font-semibold" : "text-muted-foreground",
                  // There is no room beside the word.
                  index === days.length - 2 && "max-sm:invisible",
                )}
              >
                {isToday ? "Today" : inWords(day, "narrow")}
              </span>
            </li>
          );
        })}
      </ol>
      <table className="sr-only">
        <caption>Events on each of the last {days.length} days, in UTC</caption>
        <tbody>
          {days.map((day, index) => (
            <tr key={day.day}>
              <th scope="row">
                {inWords(day, "long")}
                {index === days.length - 1 && " (today)"}
              </th>
              <td>{counted(day)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

function counted(day: EventDay): string {
  return `${short(day)} ${day.events === 1 ? "event" : "events"}`;
}

function short({ events }: EventDay): string {
  return events === mostADay ? `${inNumbers(events)}+` : inNumbers(events);
}

/** "M", or "Monday, November 9". */
function inWords({ day }: EventDay, length: keyof typeof formats): string {
  return formats[length].format(new Date(`${day}T00:00:00Z`));
}

const formats = {
  narrow: new Intl.DateTimeFormat("en", { timeZone: "UTC", weekday: "narrow" }),
  long: new Intl.DateTimeFormat("en", { timeZone: "UTC", weekday: "long", day: "numeric", month: "long" }),
};
