import { Check } from "lucide-react";
import { Avatar } from "@/components/ui/avatar";
import { brand } from "@/lib/brand";
import { defaultRoles } from "@/lib/organization/template";
import { workspacePath } from "@/lib/paths";
import { workspaces } from "./people";
import { Section } from "./section";

const { a, one, many } = brand.workspace;

export function Switching() {
  return (
    <Section
      id="switching"
      title={`All your ${many}, side by side`}
      text={
        <>
          <p>
            Every {one} has an address of its own. Open two of them in two tabs, and neither disturbs the
            other: the address says where you are, and nothing else does.
          </p>
          <p>You sign in once. Only {a} that demands more, like a second step, asks again.</p>
        </>
      }
      figure={`A list of ${many}, each with its address and the person's role there`}
    >
      <ul className="divide-y">
        {workspaces.map(({ slug, name, role }, index) => (
          <li key={slug} className="flex items-center gap-3 px-4 py-3.5 sm:px-5">
            <Avatar name={name} seed={slug} shape="square" />
            <span className="min-w-0 flex-1">
              <span className="block font-medium">{name}</span>
              <span className="block truncate font-mono text-xs text-muted-foreground">
                {workspacePath(slug)}
              </span>
            </span>
            <span className="text-muted-foreground">{defaultRoles[role]?.name}</span>
            <span className="grid size-4 place-items-center">
              {index === 0 && <Check role="img" aria-label="open" className="size-4 text-primary-text" />}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
