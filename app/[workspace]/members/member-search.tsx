import Form from "next/form";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { Select } from "@/components/ui/select";
import type { MemberQuery } from "@/lib/members/input";

/** A form that is sent by GET: the search is in the address, and it works before its script has loaded. */
export function MemberSearch({ action, query }: { action: string; query: MemberQuery }) {
  return (
    <Form action={action} prefetch={false} role="search" className="flex flex-wrap items-end gap-3">
      <div className="grid min-w-48 flex-1 gap-1.5 sm:max-w-72">
        <Label htmlFor="member-search">Name or e-mail</Label>
        {/* The key brings it into line with the address when a link, or the way back, changed it. */}
        <Input
          key={query.search}
          id="member-search"
          name="search"
          type="search"
          defaultValue={query.search}
          maxLength={100}
        />
      </div>
      {/* On a phone the heads to sort by are not there; elsewhere it carries the order along unseen. */}
      <div className="grid flex-1 gap-1.5 sm:hidden">
        <Label htmlFor="member-sort">Sorted by</Label>
        <Select key={query.sort} id="member-sort" name="sort" defaultValue={query.sort ?? "name"}>
          <option value="name">Name</option>
          <option value="role">Role</option>
          <option value="active">Last active</option>
        </Select>
      </div>
      <Button type="submit" variant="secondary" className="h-9.5 max-sm:w-full">
        Search
      </Button>
    </Form>
  );
}
