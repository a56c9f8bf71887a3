import { SearchX } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { PageHeader } from "@/components/page-header";
import { ResultStatus } from "@/components/result-status";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { listUsers } from "@/db/queries/staff-users";
import { inInstance } from "@/lib/instance/in-instance";
import { type UserQuery, userQueryInput } from "@/lib/instance/user-input";
import { usersPath, withQuery } from "@/lib/paths";
import { inNumbers } from "@/lib/text/in-numbers";
import { StaffPage } from "../staff-page";
import { UserFilters } from "./user-filters";
import { UserTable } from "./user-table";

export const metadata: Metadata = { title: "All people" };

/** Everybody who has an account: who they are and how they stand. For staff: elsewhere there is no such page. */
export default async function UsersPage({ searchParams }: PageProps<"/admin/users">) {
  const query = userQueryInput.parse(await searchParams);
  const { users, older, self } = await inInstance("read:user", async (tx) => ({
    ...(await listUsers(tx, query)),
    self: tx.userId,
  }));
  return (
    <StaffPage>
      <PageHeader
        title="All people"
        description="Everybody who has an account, newest first. What they do with it is theirs alone."
      />
      <div className="grid grid-cols-1 gap-4">
        <UserFilters query={query} />
        <ResultStatus found={inNumbers(users.length, "person", "people")} isPart={Boolean(older)} />
        {users.length > 0 ? <UserTable users={users} self={self} /> : <NoUsers />}
        <Pages query={query} older={older} />
      </div>
    </StaffPage>
  );
}

/** Whoever looks has an account, so that there is nobody at all is never the case. */
function NoUsers() {
  return (
    <EmptyState
      icon={<SearchX />}
      title="Nobody like that"
      description="No name, no address and no state here is what you asked for."
      action={
        <Button asChild variant="secondary">
          <Link href={usersPath}>Show all people</Link>
        </Button>
      }
    />
  );
}

function Pages({ query, older }: { query: UserQuery; older: string | undefined }) {
  if (!query.before && !older) return null;
  return (
    <nav aria-label="Pages" className="flex justify-between gap-2">
      {query.before ? (
        <Button asChild variant="secondary">
          <Link href={withQuery(usersPath, { ...query, before: undefined })}>Newest</Link>
        </Button>
      ) : (
        <span />
      )}
      {older && (
        <Button asChild variant="secondary">
          <Link href={withQuery(usersPath, { ...query, before: older })}>Older</Link>
        </Button>
      )}
    </nav>
  );
}
