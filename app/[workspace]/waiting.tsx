import { CircleCheck, Clock, KeyRound, Mail } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { RelativeTime } from "@/components/relative-time";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { EndingKey, Unanswered } from "@/db/queries/home";
import { brand } from "@/lib/brand";
import { chooserPath, withQuery, workspacePath } from "@/lib/paths";
import { inNumbers } from "@/lib/text/in-numbers";

interface WaitingProps {
  slug: string;
  /** To other workspaces, for who looks. */
  invitations: Array<{ id: string; name: string; roleName: string }>;
  /** For who may invite. */
  unanswered: Unanswered | undefined;
  /** For who may make others in their place. */
  endingKeys: EndingKey[];
  steps: readonly unknown[];
}

/** What waits for who looks: a line each, with one way on. */
export function Waiting({ slug, invitations, unanswered, endingKeys, steps }: WaitingProps) {
  const lines = [
    ...invitations.map(({ id, name, roleName }) => (
      <Line key={id} icon={<Mail />} href={chooserPath} way="Answer" to={`the invitation to ${name}`}>
        You are invited to <Name>{name}</Name> as {roleName}
      </Line>
    )),
    ...endingKeys.map(({ id, name, endsAt }) => (
      <Line
        key={id}
        icon={<KeyRound />}
        href={workspacePath(slug, "settings", "keys")}
        way="Replace"
        to={`the API key ${name}`}
      >
        The API key <Name>{name}</Name> expires <RelativeTime value={endsAt} />
      </Line>
    )),
    ...linesOf(slug, unanswered),
  ];
  if (lines.length > 0)
    return (
      <Card aria-labelledby="waiting">
        <h2 id="waiting" className="px-5 pt-4 pb-1 font-semibold">
          Waiting for you
        </h2>
        <ul className="divide-y">{lines}</ul>
      </Card>
    );
  // The first steps wait already.
  if (steps.length > 0) return null;
  return (
    <p className="flex items-center gap-2 text-muted-foreground">
      <CircleCheck aria-hidden="true" className="size-4 shrink-0 text-success-text" />
      Nothing in this {brand.workspace.one} waits for you.
    </p>
  );
}

function linesOf(slug: string, unanswered: Unanswered | undefined): ReactNode[] {
  if (!unanswered) return [];
  const { ending, next, ended } = unanswered;
  // All of them: those that end first are not among the newest.
  const invited = `${withQuery(workspacePath(slug, "members"), { invited: "all" })}#invited`;
  return [
    next && (
      <Line key="ending" icon={<Clock />} href={invited} way="Send again" to="what expires soon">
        <Name>{next.email}</Name>
        {ending > 1 && ` and ${inNumbers(ending - 1, "other")}`} did not answer yet:{" "}
        {ending > 1 ? "the first invitation" : "the invitation"} expires{" "}
        <RelativeTime value={next.expiresAt} />
      </Line>
    ),
    ended > 0 && (
      <Line key="ended" icon={<Clock />} href={invited} way="Send again" to="what expired">
        {ended === 1
          ? "An invitation expired unanswered"
          : `${inNumbers(ended)} invitations expired unanswered`}
      </Line>
    ),
  ].filter(Boolean);
}

interface LineProps {
  icon: ReactNode;
  href: string;
  /** In a word or two, and what it is about for who does not see the line. */
  way: string;
  to: string;
  children: ReactNode;
}

function Line({ icon, href, way, to, children }: LineProps) {
  return (
    <li className="flex items-center gap-3 px-5 py-2.5">
      <span aria-hidden="true" className="shrink-0 text-muted-foreground [&_svg]:size-4">
        {icon}
      </span>
      <p className="min-w-0 flex-1 break-words text-muted-foreground">{children}.</p>
      <Button asChild variant="secondary" size="sm">
        <Link href={href} prefetch={false}>
          {way}
          <span className="sr-only"> {to}</span>
        </Link>
      </Button>
    </li>
  );
}

function Name({ children }: { children: string }) {
  return <bdi className="font-medium text-foreground">{children}</bdi>;
}
