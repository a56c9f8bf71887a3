import Form from "next/form";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { Select } from "@/components/ui/select";

interface SearchByStateProps {
  /** The page that the form leads to. */
  action: string;
  /** What is searched for, in the ids of the fields. */
  noun: string;
  label: string;
  maxLength: number;
  query: { search?: string | undefined; state?: string | undefined };
  /** Key and name of each. */
  states: Record<string, string>;
}

/** A form that is sent by GET: the filters are in the address, and it works before its script has loaded. */
export function SearchByState({ action, noun, label, maxLength, query, states }: SearchByStateProps) {
  return (
    <Form action={action} prefetch={false} role="search" className="flex flex-wrap items-end gap-3">
      <div className="grid min-w-48 flex-1 gap-1.5 sm:max-w-72">
        <Label htmlFor={`${noun}-search`}>{label}</Label>
        {/* The keys bring both into line with the address when a link, or the way back, changed it. */}
        <Input
          key={query.search}
          id={`${noun}-search`}
          name="search"
          type="search"
          defaultValue={query.search}
          maxLength={maxLength}
        />
      </div>
      <div className="grid min-w-36 flex-1 gap-1.5 sm:max-w-48">
        <Label htmlFor={`${noun}-state`}>State</Label>
        <Select key={query.state} id={`${noun}-state`} name="state" defaultValue={query.state ?? ""}>
          <option value="">Every state</option>
          {Object.entries(states).map(([key, name]) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </Select>
      </div>
      <Button type="submit" variant="secondary" className="h-9.5 max-sm:w-full">
        Search
      </Button>
    </Form>
  );
}
