import { History, SearchX } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { EventList } from "@/app/_events/event-list";
import { PageHeader } from "@/components/page-header";
import { ResultStatus } from "@/components/result-status";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { listActors, listEvents } from "@/db/queries/events";
import { brand } from "@/lib/brand";
import { type EventQuery, eventQueryInput } from "@/lib/events/input";
import { can } from "@/lib/organization/grants";
import { inOrganization } from "@/lib/organization/in-organization";
import { withQuery, workspacePath } from "@/lib/paths";
import { inNumbers } from "@/lib/text/in-numbers";
import { EventFilters } from "./event-filters";

export const metadata: Metadata = { title: "Events" };

export default async function EventsPage({ params, searchParams }: PageProps<"/[workspace]/events">) {
  const { workspace: slug } = await params;
  const query = eventQueryInput.parse(await searchParams);
  const here = workspacePath(slug, "events");
  const { events, older, actors, canInvite } = await inOrganization(slug, "read:event", async (tx) => ({
    ...(await listEvents(tx, { actorId: query.person, action: query.kind, before: query.before })),
    actors: await listActors(tx),
    canInvite: can(tx, "invite:member"),
  }));
  return (
    <>
      <PageHeader
        title="Events"
        description={`What happened in this ${brand.workspace.one}, newest first.`}
      />
      <div className="grid grid-cols-1 gap-4">
        <EventFilters action={here} query={query} actors={actors} />
        <ResultStatus found={inNumbers(events.length, "event")} isPart={Boolean(older)} />
        {events.length > 0 ? (
          <EventList events={events} />
        ) : (
          <NoEvents slug={slug} query={query} canInvite={canInvite} />
        )}
        <Pages here={here} query={query} older={older} />
      </div>
    </>
  );
}

interface NoEventsProps {
  slug: string;
  query: EventQuery;
  canInvite: boolean;
}

function NoEvents({ slug, query, canInvite }: NoEventsProps) {
  if (!query.person && !query.kind && !query.before) {
    return (
      <EmptyState
        icon={<History />}
        title="Nothing happened yet"
        description={`Who joins, who gets another role, what is made and what is deleted: from now on it is written down here.`}
        action={
          canInvite && (
            <Button asChild>
              <Link href={workspacePath(slug, "members")} prefetch={false}>
                Invite people
              </Link>
            </Button>
          )
        }
      />
    );
  }
  return (
    <EmptyState
      icon={<SearchX />}
      title={query.before ? "Nothing older" : "No such events"}
      description={
        query.before ? "The trail ends here." : "Nothing that was written down here matches what you chose."
      }
      action={
        <Button asChild variant="secondary">
          <Link href={workspacePath(slug, "events")} prefetch={false}>
            Show all events
          </Link>
        </Button>
      }
    />
  );
}

function Pages({ here, query, older }: { here: string; query: EventQuery; older: string | undefined }) {
  if (!query.before && !older) return null;
  return (
    <nav aria-label="Pages" className="flex justify-between gap-2">
      {query.before ? (
        <Button asChild variant="secondary">
          <Link href={withQuery(here, { ...query, before: undefined })} prefetch={false}>
            Newest
          </Link>
        </Button>
      ) : (
        <span />
      )}
      {older && (
        <Button asChild variant="secondary">
          <Link href={withQuery(here, { ...query, before: older })} prefetch={false}>
            Older
          </Link>
        </Button>
      )}
    </nav>
  );
}
