import { RelativeTime } from "@/components/relative-time";
import { Badge } from "@/components/ui/badge";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { ListedOrganization } from "@/db/queries/staff-organizations";
import { brand } from "@/lib/brand";
import type { Limits } from "@/lib/organization/limits";
import { inNumbers } from "@/lib/text/in-numbers";
import { OrganizationMenu } from "./organization-menu";

type OrganizationRow = ListedOrganization & { limits: Limits };

interface OrganizationTableProps {
  organizations: OrganizationRow[];
  /** What one may have for which staff set nothing. */
  plan: Limits;
}

export function OrganizationTable({ organizations, plan }: OrganizationTableProps) {
  return (
    <Table label={`All ${brand.workspace.many}`}>
      <TableHeader>
        <TableRow>
          <TableHead className="first-letter:uppercase">{brand.workspace.one}</TableHead>
          <TableHead className="hidden sm:table-cell">Seats</TableHead>
          <TableHead className="hidden md:table-cell">People</TableHead>
          <TableHead className="hidden sm:table-cell">Invited</TableHead>
          <TableHead className="hidden md:table-cell">Created</TableHead>
          <TableHead>
            <span className="sr-only">Actions</span>
          </TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {organizations.map((organization) => (
          <OrganizationItem key={organization.id} organization={organization} plan={plan} />
        ))}
      </TableBody>
    </Table>
  );
}

function OrganizationItem({ organization, plan }: { organization: OrganizationRow; plan: Limits }) {
  const { name, slug, state, members, pendingInvitations, limits } = organization;
  const used = members + pendingInvitations;
  const seats = `${inNumbers(used)} of ${inNumbers(limits.seats)}`;
  const invited = `${inNumbers(pendingInvitations)} of ${inNumbers(limits.pendingInvitations)}`;
  return (
    <TableRow>
      <TableCell className="w-full max-w-0 min-w-40">
        <span className="flex items-center gap-2 font-medium">
          <span className="truncate">{name}</span>
          {state === "suspended" && <Badge variant="warning">Suspended</Badge>}
          {state === "deleted" && <Badge variant="destructive">Deleted</Badge>}
          {state === "live" && used >= limits.seats && <Badge>Full</Badge>}
        </span>
        <span className="block truncate text-muted-foreground">{slug ? `/${slug}` : "No address"}</span>
        <span className="block text-pretty text-muted-foreground sm:hidden">
          {seats} seats · {invited} invited
        </span>
      </TableCell>
      <TableCell className="hidden whitespace-nowrap tabular-nums sm:table-cell">{seats}</TableCell>
      <TableCell className="hidden whitespace-nowrap tabular-nums md:table-cell">
        {inNumbers(members)}
      </TableCell>
      <TableCell className="hidden whitespace-nowrap tabular-nums sm:table-cell">{invited}</TableCell>
      <TableCell className="hidden whitespace-nowrap md:table-cell">
        <RelativeTime value={organization.createdAt} />
      </TableCell>
      <TableCell className="text-end">
        <OrganizationMenu organization={organization} plan={plan} />
      </TableCell>
    </TableRow>
  );
}
