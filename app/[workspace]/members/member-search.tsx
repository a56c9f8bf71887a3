import Form from "next/form";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { Select } from "@/components/ui/select";
import type { MemberQuery } from "@/lib/members/input";

interface MemberSearchProps {
  /** The page that the form leads to. */
  action: string;
  query: MemberQuery;
  roles: ReadonlyArray<{ key: string; name: string }>;
}

/** A form that is sent by GET: the search is in the address, and it works before its script has loaded. */
export function MemberSearch({ action, query, roles }: MemberSearchProps) {
  return (
    <Form action={action} prefetch={false} role="search" className="flex flex-wrap items-end gap-3">
      <div className="grid min-w-48 flex-1 gap-1.5 max-sm:w-full max-sm:flex-none sm:max-w-72">
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
      <Choice name="role" label="Role" value={query.role}>
        <option value="">Every role</option>
        {roles.map(({ key, name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </Choice>
      <Choice name="state" label="State" value={query.state}>
        <option value="">Every state</option>
        <option value="active">Active</option>
        <option value="suspended">Suspended</option>
      </Choice>
      {/* On a phone the heads to sort by are not there; elsewhere it carries the order along unseen. */}
      <Choice name="sort" label="Sorted by" value={query.sort ?? "name"} className="sm:hidden">
        <option value="name">Name</option>
        <option value="role">Role</option>
        <option value="active">Last active</option>
      </Choice>
      <Button type="submit" variant="secondary" className="h-9.5">
        Search
      </Button>
    </Form>
  );
}

interface ChoiceProps {
  name: keyof MemberQuery;
  label: string;
  value: string | undefined;
  className?: string;
  children: ReactNode;
}

function Choice({ name, label, value, className = "", children }: ChoiceProps) {
  return (
    <div className={`grid min-w-28 flex-1 gap-1.5 sm:max-w-40 ${className}`}>
      <Label htmlFor={`member-${name}`}>{label}</Label>
      <Select key={value} id={`member-${name}`} name={name} defaultValue={value}>
        {children}
      </Select>
    </div>
  );
}
