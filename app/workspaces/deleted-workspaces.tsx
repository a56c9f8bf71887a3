import Link from "next/link";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import type { DeletedOrganization } from "@/db/queries/organizations";
import { restorePath } from "@/lib/paths";
import { RestorableUntil } from "./restorable-until";

/** What the person may bring back, and for how long. */
export function DeletedWorkspaces({ organizations }: { organizations: DeletedOrganization[] }) {
  return (
    <section aria-labelledby="deleted" className="grid grid-cols-1 gap-2">
      <h2 id="deleted" className="font-semibold">
        Deleted
      </h2>
      <ul className="divide-y rounded-lg border">
        {organizations.map(({ id, slug, name, restorableUntil }) => (
          <li key={id} className="flex items-center gap-3 px-3 py-3">
            <Avatar name={name} seed={slug} shape="square" />
            <p className="min-w-0 flex-1 leading-tight">
              <span className="block truncate font-medium">{name}</span>
              <span className="block text-sm text-muted-foreground">
                Can be restored until <RestorableUntil value={restorableUntil} />
              </span>
            </p>
            <Button asChild variant="secondary" size="sm">
              <Link href={restorePath(id)} prefetch={false}>
                Restore<span className="sr-only"> {name}</span>
              </Link>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
