import Form from "next/form";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { Select } from "@/components/ui/select";
import type { OrganizationQuery } from "@/lib/instance/organization-input";
import { organizationsPath } from "@/lib/paths";

/** A form that is sent by GET: the filters are in the address, and it works before its script has loaded. */
export function OrganizationFilters({ query }: { query: OrganizationQuery }) {
  return (
    <Form
      action={organizationsPath}
      prefetch={false}
      role="search"
      className="flex flex-wrap items-end gap-3"
    >
      <div className="grid min-w-48 flex-1 gap-1.5 sm:max-w-72">
        <Label htmlFor="organization-search">Name or address</Label>
        {/* The keys bring both into line with the address when a link, or the way back, changed it. */}
        <Input
          key={query.search}
          id="organization-search"
          name="search"
          type="search"
          defaultValue={query.search}
          maxLength={80}
        />
      </div>
      <div className="grid min-w-36 flex-1 gap-1.5 sm:max-w-48">
        <Label htmlFor="organization-state">State</Label>
        <Select key={query.state} id="organization-state" name="state" defaultValue={query.state ?? ""}>
          <option value="">Every state</option>
          <option value="live">Live</option>
          <option value="suspended">Suspended</option>
          <option value="deleted">Deleted</option>
        </Select>
      </div>
      <Button type="submit" variant="secondary" className="h-9.5 max-sm:w-full">
        Search
      </Button>
    </Form>
  );
}
