import type { OrganizationQuery } from "@/lib/instance/organization-input";
import { organizationsPath } from "@/lib/paths";
import { SearchByState } from "../search-by-state";

const states = { live: "Live", suspended: "Suspended", deleted: "Deleted" };

export function OrganizationFilters({ query }: { query: OrganizationQuery }) {
  return (
    <SearchByState
      action={organizationsPath}
      noun="organization"
      label="Name or address"
      maxLength={80}
      query={query}
      states={states}
    />
  );
}
