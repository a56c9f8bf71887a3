import { RelativeTime } from "@/components/relative-time";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import type { Present } from "@/db/queries/home";
import { withQuery, workspacePath } from "@/lib/paths";
import { inNumbers } from "@/lib/text/in-numbers";
import { CardHead } from "./card-head";

interface PeopleCardProps {
  slug: string;
  people: Array<Present & { isMe: boolean }>;
  /** Of everybody who is in. */
  count: number;
  canInvite: boolean;
}

/** Faces, who was here last first. */
export function PeopleCard({ slug, people, count, canInvite }: PeopleCardProps) {
  const isAlone = count === 1;
  const way = isAlone ? canInvite && "Invite people" : `All ${inNumbers(count)} members`;
  return (
    <Card aria-labelledby="people" className="@container p-5">
      <CardHead
        id="people"
        title="Who is here"
        href={withQuery(workspacePath(slug, "members"), { open: isAlone ? "invite" : undefined })}
        way={way}
        className="mb-3"
      />
      <ul className="grid grid-cols-1 gap-x-6 gap-y-3 @md:grid-cols-2 @3xl:grid-cols-3">
        {people.map((person) => (
          <li key={person.userId} className="flex min-w-0 items-center gap-3">
            <Face person={person} />
            <span className="min-w-0 flex-1 leading-tight">
              <span className="flex items-center gap-2 font-medium">
                <bdi className="truncate">{person.name}</bdi>
                {person.isMe && <Badge className="py-0">You</Badge>}
              </span>
              <span className="block truncate text-sm text-muted-foreground">
                {person.roleName} · <Presence person={person} />
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

interface PersonProps {
  person: PeopleCardProps["people"][number];
}

function Face({ person: { userId, name, isHere, isMe } }: PersonProps) {
  return (
    <span className="relative">
      <Avatar name={name} seed={userId} />
      {(isHere || isMe) && (
        <span
          aria-hidden="true"
          className="absolute -end-0.5 -bottom-0.5 size-2.5 rounded-full border-2 border-card bg-success-text"
        />
      )}
    </span>
  );
}

function Presence({ person: { isHere, isMe, lastActiveAt } }: PersonProps) {
  if (isHere || isMe) return "Active now";
  return lastActiveAt ? <RelativeTime value={lastActiveAt} /> : "Not signed in yet";
}
