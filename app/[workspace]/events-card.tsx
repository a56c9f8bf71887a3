import Link from "next/link";
import { EventList } from "@/app/_events/event-list";
import { Card } from "@/components/ui/card";
import type { OrganizationEvent } from "@/db/queries/events";
import type { EventDay } from "@/db/queries/trail";
import { workspacePath } from "@/lib/paths";
import { EventChart } from "./event-chart";

interface EventsCardProps {
  slug: string;
  events: OrganizationEvent[];
  days: EventDay[];
}

/** What happened: how much on each day, and the latest of it in sentences. */
export function EventsCard({ slug, events, days }: EventsCardProps) {
  return (
    <Card aria-labelledby="happened">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 px-5 pt-5">
        <h2 id="happened" className="font-semibold">
          What happened
        </h2>
        {events.length > 0 && (
          <Link
            href={workspacePath(slug, "events")}
            prefetch={false}
            className="focus-ring rounded-sm py-1 text-sm text-primary-text underline-offset-4 hover:underline"
          >
            See everything
          </Link>
        )}
      </div>
      {events.length > 0 ? (
        <>
          <EventChart days={days} className="px-5 pt-3 pb-4" />
          <EventList
            label="What happened"
            events={events}
            className="rounded-none border-x-0 border-b-0 bg-transparent shadow-none"
          />
        </>
      ) : (
        <p className="px-5 pt-1 pb-5 text-muted-foreground">
          Nothing yet. Who joins, what is made and what is changed: from now on it is told here.
        </p>
      )}
    </Card>
  );
}
