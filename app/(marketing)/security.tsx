import { EventWords } from "@/app/_events/event-words";
import { Avatar } from "@/components/ui/avatar";
import { brand } from "@/lib/brand";
import type { EventFacts } from "@/lib/events/words";
import { people } from "./people";
import { Section } from "./section";

const { a, many } = brand.workspace;

export function Security() {
  return (
    <Section
      id="security"
      title="Who did what, and who is out"
      text={
        <>
          <p>
            Whoever is removed is out with their next click, in every tab. A changed role holds just as soon.
            What happened in {a} stands in its events, each with who did it and when.
          </p>
          <p>
            People sign in by passkey, password, mailed link or another service, add a second step, see where
            they are signed in and end it there. And the database itself keeps {many} apart: a page that asks
            for too much gets nothing.
          </p>
        </>
      }
      figure={`Events of ${a}`}
    >
      <ol className="divide-y">
        {events.map(({ when, ...event }) => (
          <li key={event.action} className="flex items-start gap-3 px-4 py-3 sm:px-5">
            <Avatar name={event.actorName} size="sm" />
            <p className="min-w-0 flex-1 pt-0.5 text-muted-foreground">
              <EventWords event={event} />
            </p>
            <span className="shrink-0 pt-0.5 text-xs leading-5 text-muted-foreground">{when}</span>
          </li>
        ))}
      </ol>
    </Section>
  );
}

const nothing = { actorType: "user", actorId: null, targetId: "", targetName: "", changes: null } as const;

const events: (EventFacts & { when: string })[] = [
  {
    ...nothing,
    when: "4 minutes ago",
    action: "member.roleChanged",
    actorName: people.carol,
    targetName: people.alice,
    changes: { role: { before: "Member", after: "Admin" } },
  },
  {
    ...nothing,
    when: "1 hour ago",
    action: "invitation.sent",
    actorName: people.alice,
    targetName: "nora@example.com",
    changes: { role: { before: null, after: "Viewer" } },
  },
  {
    ...nothing,
    when: "yesterday",
    action: "member.suspended",
    actorName: people.carol,
    targetName: "Tom Tanaka",
  },
  {
    ...nothing,
    when: "yesterday",
    action: "member.renamed",
    actorName: people.bob,
    changes: { name: { before: "Bob B.", after: people.bob } },
  },
];
