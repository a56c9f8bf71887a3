import Form from "next/form";
import { Button } from "@/components/ui/button";
import { Label } from "@/components/ui/label";
import { Select } from "@/components/ui/select";
import type { Actor } from "@/db/queries/events";
import type { EventQuery } from "@/lib/events/input";
import { listKinds } from "@/lib/events/sentences";

interface EventFiltersProps {
  /** The page that the form leads to. */
  action: string;
  query: EventQuery;
  actors: Actor[];
}

/** A form that is sent by GET: the filters are in the address, and it works before its script has loaded. */
export function EventFilters({ action, query, actors }: EventFiltersProps) {
  const choices = actors.map(({ id, name, isKey }) => ({
    value: id,
    label: isKey ? `API key ${name}` : name,
  }));
  const kinds = listKinds().map(({ action, kind }) => ({ value: action, label: kind }));
  return (
    <Form action={action} prefetch={false} className="flex flex-wrap items-end gap-3">
      <Filter
        name="person"
        label="Person or API key"
        everything="Everyone"
        value={query.person}
        options={choices}
      />
      <Filter name="kind" label="Kind" everything="Everything" value={query.kind} options={kinds} />
      <Button type="submit" variant="secondary" className="h-9.5 max-sm:w-full">
        Filter
      </Button>
    </Form>
  );
}

interface FilterProps {
  name: keyof EventQuery;
  label: string;
  everything: string;
  value: string | undefined;
  options: Array<{ value: string; label: string }>;
}

/** The key brings the choice into line with the address when a link, or the way back, changed it. */
function Filter({ name, label, everything, value, options }: FilterProps) {
  const isListed = value === undefined || options.some((option) => option.value === value);
  return (
    <div className="grid min-w-36 flex-1 gap-1.5 sm:max-w-60">
      <Label htmlFor={`filter-${name}`}>{label}</Label>
      <Select key={value} id={`filter-${name}`} name={name} defaultValue={value}>
        <option value="">{everything}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
        {!isListed && <option value={value}>Not in this list</option>}
      </Select>
    </div>
  );
}
