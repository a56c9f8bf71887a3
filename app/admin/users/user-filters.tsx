import Form from "next/form";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { Select } from "@/components/ui/select";
import type { UserQuery } from "@/lib/instance/user-input";
import { usersPath } from "@/lib/paths";

/** A form that is sent by GET: the filters are in the address, and it works before its script has loaded. */
export function UserFilters({ query }: { query: UserQuery }) {
  return (
    <Form action={usersPath} prefetch={false} role="search" className="flex flex-wrap items-end gap-3">
      <div className="grid min-w-48 flex-1 gap-1.5 sm:max-w-72">
        <Label htmlFor="user-search">Name or e-mail address</Label>
        {/* The keys bring both into line with the address when a link, or the way back, changed it. */}
        <Input
          key={query.search}
          id="user-search"
          name="search"
          type="search"
          defaultValue={query.search}
          maxLength={254}
        />
      </div>
      <div className="grid min-w-36 flex-1 gap-1.5 sm:max-w-48">
        <Label htmlFor="user-state">State</Label>
        <Select key={query.state} id="user-state" name="state" defaultValue={query.state ?? ""}>
          <option value="">Every state</option>
          <option value="active">Active</option>
          <option value="disabled">Disabled</option>
          <option value="leaving">Waiting for deletion</option>
        </Select>
      </div>
      <Button type="submit" variant="secondary" className="h-9.5 max-sm:w-full">
        Search
      </Button>
    </Form>
  );
}
