import { Monitor } from "lucide-react";
import { RelativeTime } from "@/components/relative-time";
import { Badge } from "@/components/ui/badge";
import type { OwnSession } from "@/db/queries/sessions";
import { describeDevice } from "@/lib/auth/device";
import { EndOtherSessions, EndSession } from "./end-session";

interface SessionListProps {
  sessions: OwnSession[];
  /** The one that looks. */
  currentId: string;
}

export function SessionList({ sessions, currentId }: SessionListProps) {
  const others = sessions.filter(({ id }) => id !== currentId);
  const current = sessions.filter(({ id }) => id === currentId);
  return (
    <section aria-labelledby="sessions" className="grid grid-cols-1 gap-3">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <div className="grid gap-0.5">
          <h2 id="sessions" className="font-semibold">
            Where you are signed in
          </h2>
          <p className="text-muted-foreground">End what you do not know or no longer use.</p>
        </div>
        {others.length > 0 && <EndOtherSessions count={others.length} />}
      </div>
      <ul aria-labelledby="sessions" className="divide-y rounded-lg border bg-card shadow-xs">
        {[...current, ...others].map((session) => (
          <SessionItem key={session.id} session={session} isCurrent={session.id === currentId} />
        ))}
      </ul>
    </section>
  );
}

function SessionItem({ session, isCurrent }: { session: OwnSession; isCurrent: boolean }) {
  const device = describeDevice(session.userAgent);
  return (
    <li className="flex items-center gap-3 px-4 py-3">
      <Monitor aria-hidden="true" className="size-5 shrink-0 text-muted-foreground" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 font-medium">
          {device}
          {isCurrent && <Badge variant="primary">This one</Badge>}
        </p>
        <p className="text-sm break-words text-muted-foreground">
          {session.ip && <>{session.ip} · </>}
          Signed in <RelativeTime value={session.createdAt} />
          {!isCurrent && (
            <>
              {" "}
              · Last seen <RelativeTime value={session.lastSeenAt} />
            </>
          )}
        </p>
      </div>
      {!isCurrent && <EndSession id={session.id} device={device} />}
    </li>
  );
}
