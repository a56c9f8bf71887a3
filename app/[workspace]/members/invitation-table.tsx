import { RelativeTime } from "@/components/relative-time";
import { Badge } from "@/components/ui/badge";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { PendingInvitation } from "@/db/queries/invitations";
import { InvitationMenu } from "./invitation-menu";

export type InvitationRow = PendingInvitation & { canChange: boolean };

export function InvitationTable({ slug, invitations }: { slug: string; invitations: InvitationRow[] }) {
  return (
    <section className="grid gap-3">
      <h2 className="font-semibold">Invited, not here yet</h2>
      <Table label="Pending invitations">
        <TableHeader>
          <TableRow>
            <TableHead>Address</TableHead>
            <TableHead>Role</TableHead>
            <TableHead className="hidden sm:table-cell">Expires</TableHead>
            <TableHead>
              <span className="sr-only">Actions</span>
            </TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {invitations.map((invitation) => (
            <TableRow key={invitation.id}>
              <TableCell>
                <span className="flex flex-wrap items-center gap-x-2 break-all">
                  {invitation.email}
                  {invitation.isExpired && <Badge variant="warning">Expired</Badge>}
                  {invitation.isWithdrawn && <Badge variant="warning">Void: send it again</Badge>}
                </span>
              </TableCell>
              <TableCell>{invitation.roleName}</TableCell>
              <TableCell className="hidden sm:table-cell">
                <RelativeTime value={invitation.expiresAt} />
              </TableCell>
              <TableCell className="text-end">
                {invitation.canChange && (
                  <InvitationMenu slug={slug} id={invitation.id} email={invitation.email} />
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </section>
  );
}
