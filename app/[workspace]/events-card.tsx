import { EventList } from "@/app/_events/event-list";
import { Card } from "@/components/ui/card";
import type { OrganizationEvent } from "@/db/queries/events";
import type { EventDay } from "@/db/queries/trail";
import { workspacePath } from "@/lib/paths";
import { CardHead } from "./card-head";
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
      <CardHead
        id="happened"
        title="What happened"
        href={workspacePath(slug, "events")}
        way={events.length > 0 && "See everything"}
        className="px-5 pt-5"
      />
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
