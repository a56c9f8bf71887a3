import Link from "next/link";
import { RelativeTime } from "@/components/relative-time";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { PendingInvitation } from "@/db/queries/invitations";
import { InvitationMenu } from "./invitation-menu";

type InvitationRow = PendingInvitation & { canChange: boolean };

interface InvitationTableProps {
  slug: string;
  invitations: InvitationRow[];
  /** How many there are in all, and the address of the page that shows them. */
  waiting: number;
  whole: string;
}

export function InvitationTable({ slug, invitations, waiting, whole }: InvitationTableProps) {
  return (
    <section id="invited" className="grid scroll-mt-20 gap-3">
      <div className="flex items-baseline gap-2">
        <h2 className="font-semibold">Invited, not here yet</h2>
        <span className="text-sm text-muted-foreground">{waiting}</span>
      </div>
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
      {waiting > invitations.length && (
        <Button asChild variant="secondary" className="justify-self-center">
          <Link href={whole} prefetch={false} scroll={false}>
            Show all {waiting}
          </Link>
        </Button>
      )}
    </section>
  );
}
