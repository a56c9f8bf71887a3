import type { RoleChoice } from "@/components/role-picker";
import type { JoinLink } from "@/db/queries/join-links";
import { JoinLinkDialog } from "./join-link-dialog";
import { JoinLinkTable } from "./join-link-table";

export type JoinLinkRow = JoinLink & { canChange: boolean };

interface JoinLinksProps {
  slug: string;
  links: JoinLinkRow[];
  roles: readonly RoleChoice[];
}

export function JoinLinks({ slug, links, roles }: JoinLinksProps) {
  return (
    <section className="grid grid-cols-1 gap-3">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="grid gap-0.5">
          <h2 className="font-semibold">Join links</h2>
          <p className="text-sm text-muted-foreground">
            Whoever has a link, and an address that they can prove, joins by it.
          </p>
        </div>
        <JoinLinkDialog slug={slug} roles={roles} />
      </div>
      {links.length > 0 && <JoinLinkTable slug={slug} links={links} />}
    </section>
  );
}
