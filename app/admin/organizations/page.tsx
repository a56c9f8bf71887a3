import { Building2, SearchX } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { PageHeader } from "@/components/page-header";
import { ResultStatus } from "@/components/result-status";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { listOrganizations } from "@/db/queries/staff-organizations";
import { brand } from "@/lib/brand";
import { inInstance } from "@/lib/instance/in-instance";
import { type OrganizationQuery, organizationQueryInput } from "@/lib/instance/organization-input";
import { limitsOf } from "@/lib/organization/limits";
import { organizationsPath, withQuery } from "@/lib/paths";
import { inNumbers } from "@/lib/text/in-numbers";
import { StaffPage } from "../staff-page";
import { OrganizationFilters } from "./organization-filters";
import { OrganizationTable } from "./organization-table";

const { many } = brand.workspace;

export const metadata: Metadata = { title: `All ${many}` };

/** Every workspace of the installation: its name, its size and its limits. For staff: elsewhere there is no such page. */
export default async function OrganizationsPage({ searchParams }: PageProps<"/admin/organizations">) {
  const query = organizationQueryInput.parse(await searchParams);
  const { organizations, older } = await inInstance("read:organization", (tx) =>
    listOrganizations(tx, query),
  );
  const rows = organizations.map((each) => ({ ...each, limits: limitsOf(each) }));
  const plan = limitsOf({ seatLimit: null, invitationLimit: null });
  return (
    <StaffPage>
      <PageHeader
        title={`All ${many}`}
        description={`How big each is and what it may have, newest first. What people do in them is theirs alone.`}
      />
      <div className="grid grid-cols-1 gap-4">
        <OrganizationFilters query={query} />
        <ResultStatus found={inNumbers(rows.length, brand.workspace.one, many)} isPart={Boolean(older)} />
        {rows.length > 0 ? (
          <OrganizationTable organizations={rows} plan={plan} />
        ) : (
          <NoOrganizations query={query} />
        )}
        <Pages query={query} older={older} />
      </div>
    </StaffPage>
  );
}

function NoOrganizations({ query }: { query: OrganizationQuery }) {
  if (!query.search && !query.state && !query.before)
    return (
      <EmptyState
        icon={<Building2 />}
        title={`No ${many} yet`}
        description="The first that somebody makes stands here."
      />
    );
  return (
    <EmptyState
      icon={<SearchX />}
      title={`No such ${many}`}
      description="No name, no address and no state here is what you asked for."
      action={
        <Button asChild variant="secondary">
          <Link href={organizationsPath}>Show all {many}</Link>
        </Button>
      }
    />
  );
}

function Pages({ query, older }: { query: OrganizationQuery; older: string | undefined }) {
  if (!query.before && !older) return null;
  return (
    <nav aria-label="Pages" className="flex justify-between gap-2">
      {query.before ? (
        <Button asChild variant="secondary">
          <Link href={withQuery(organizationsPath, { ...query, before: undefined })}>Newest</Link>
        </Button>
      ) : (
        <span />
      )}
      {older && (
        <Button asChild variant="secondary">
          <Link href={withQuery(organizationsPath, { ...query, before: older })}>Older</Link>
        </Button>
      )}
    </nav>
  );
}
