import Link from "next/link";
import { RelativeTime } from "@/components/relative-time";
import { Button } from "@/components/ui/button";
import type { SecurityEvent } from "@/db/queries/security-events";
import { describeDevice } from "@/lib/auth/device";
import { securitySentence } from "@/lib/auth/sentences";
import { securityPath, withQuery } from "@/lib/paths";

interface SecurityEventsProps {
  events: SecurityEvent[];
  before: string | undefined;
  older: string | undefined;
}

export function SecurityEvents({ events, before, older }: SecurityEventsProps) {
  return (
    <section aria-labelledby="security-events" className="grid grid-cols-1 gap-3">
      <div className="grid gap-0.5">
        <h2 id="security-events" className="font-semibold">
          What happened
        </h2>
        <p className="text-muted-foreground">Sign-ins and what else concerns your safety, newest first.</p>
      </div>
      {events.length > 0 ? (
        <ol aria-labelledby="security-events" className="divide-y rounded-lg border bg-card shadow-xs">
          {events.map((event) => (
            <EventItem key={event.id} event={event} />
          ))}
        </ol>
      ) : (
        <p className="rounded-lg border border-dashed px-4 py-6 text-center text-muted-foreground">
          {before ? "Nothing older." : "Nothing yet."}
        </p>
      )}
      <Pages before={before} older={older} />
    </section>
  );
}

function EventItem({ event }: { event: SecurityEvent }) {
  const { context, occurredAt } = event;
  const where = [describeDevice(context.user_agent), context.ip].filter(Boolean).join(" · ");
  return (
    <li className="flex flex-col gap-x-6 px-4 py-3 sm:flex-row sm:items-baseline sm:justify-between">
      <div className="min-w-0">
        <p className="font-medium break-words">{securitySentence(event)}</p>
        <p className="text-sm break-words text-muted-foreground">{where}</p>
      </div>
      <RelativeTime value={occurredAt} className="shrink-0 text-xs text-muted-foreground" />
    </li>
  );
}

function Pages({ before, older }: { before: string | undefined; older: string | undefined }) {
  if (!before && !older) return null;
  return (
    <nav aria-label="Pages" className="flex justify-between gap-2">
      {before ? (
        <Button asChild variant="secondary">
          <Link href={`${securityPath}#security-events`}>Newest</Link>
        </Button>
      ) : (
        <span />
      )}
      {older && (
        <Button asChild variant="secondary">
          <Link href={`${withQuery(securityPath, { before: older })}#security-events`}>Older</Link>
        </Button>
      )}
    </nav>
  );
}
