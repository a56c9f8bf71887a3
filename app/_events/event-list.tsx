import { KeyRound } from "lucide-react";
import { RelativeTime } from "@/components/relative-time";
import { Avatar } from "@/components/ui/avatar";
import type { OrganizationEvent } from "@/db/queries/events";
import { cn } from "@/lib/utils";
import { EventWords } from "./event-words";

interface EventListProps {
  events: OrganizationEvent[];
  label?: string;
  className?: string;
}

export function EventList({ events, label = "Events", className }: EventListProps) {
  return (
    <ol aria-label={label} className={cn("divide-y rounded-lg border bg-card shadow-xs", className)}>
      {events.map((event) => (
        <li key={event.id} className="flex items-start gap-3 px-4 py-3">
          <Actor event={event} />
          <div className="flex min-w-0 flex-1 flex-col gap-x-6 gap-y-0.5 sm:flex-row sm:justify-between">
            <p className="min-w-0 pt-0.5 break-words text-muted-foreground">
              <EventWords event={event} />
            </p>
            <RelativeTime
              value={event.occurredAt}
              className="shrink-0 pt-0.5 text-xs leading-5 whitespace-nowrap text-muted-foreground"
            />
          </div>
        </li>
      ))}
    </ol>
  );
}

/** A key is no face. */
function Actor({ event: { actorType, actorId, actorName } }: { event: OrganizationEvent }) {
  if (actorType !== "key") return <Avatar name={actorName} seed={actorId ?? actorName} size="sm" />;
  return (
    <span
      aria-hidden="true"
      className="grid size-6 shrink-0 place-items-center rounded-[6px] bg-muted text-muted-foreground"
    >
      <KeyRound className="size-3.5" />
    </span>
  );
}
