import Link from "next/link";
import { Button } from "@/components/ui/button";
import type { MemberPage } from "@/db/queries/member-pages";
import type { MemberQuery } from "@/lib/members/input";
import { writePlace } from "@/lib/members/place";
import { withQuery } from "@/lib/paths";

interface MemberPagesProps extends Pick<MemberPage, "previous" | "next"> {
  here: string;
  query: MemberQuery;
}

export function MemberPages({ here, query, previous, next }: MemberPagesProps) {
  if (!previous && !next) return null;
  const to = (bounds: Pick<MemberQuery, "after" | "before">) =>
    withQuery(here, { ...query, after: undefined, before: undefined, ...bounds });
  return (
    <nav aria-label="Pages" className="flex justify-between gap-2">
      {previous ? <PageLink href={to({ before: writePlace(previous) })}>Previous</PageLink> : <span />}
      {next && <PageLink href={to({ after: writePlace(next) })}>Next</PageLink>}
    </nav>
  );
}

function PageLink({ href, children }: { href: string; children: string }) {
  return (
    <Button asChild variant="secondary">
      <Link href={href} prefetch={false}>
        {children}
      </Link>
    </Button>
  );
}
