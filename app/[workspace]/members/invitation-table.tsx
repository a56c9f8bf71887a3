import { RelativeTime } from "@/components/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { PendingInvitation } from "@/db/queries/invitations";
import { RevokeInvitation } from "./revoke-invitation";

export type InvitationRow = PendingInvitation & { canRevoke: boolean };

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
              <TableCell>{invitation.email}</TableCell>
              <TableCell>{invitation.roleName}</TableCell>
              <TableCell className="hidden sm:table-cell">
                <RelativeTime value={invitation.expiresAt} />
              </TableCell>
              <TableCell className="text-end">
                {invitation.canRevoke && (
                  <RevokeInvitation slug={slug} id={invitation.id} email={invitation.email} />
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </section>
  );
}
