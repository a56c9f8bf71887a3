import { RelativeTime } from "@/components/relative-time";
import type { RoleChoice } from "@/components/role-picker";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { Member } from "@/db/queries/memberships";
import { MemberMenu } from "./member-menu";

export type MemberRow = Member & { isMe: boolean; canChangeRole: boolean; canRemove: boolean };

interface MemberTableProps {
  slug: string;
  members: MemberRow[];
  roles: readonly RoleChoice[];
}

export function MemberTable({ slug, members, roles }: MemberTableProps) {
  return (
    <Table label="Members">
      <TableHeader>
        <TableRow>
          <TableHead>Person</TableHead>
          <TableHead>Role</TableHead>
          <TableHead className="hidden sm:table-cell">Last active</TableHead>
          <TableHead>
            <span className="sr-only">Actions</span>
          </TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {members.map((member) => (
          <TableRow key={member.userId}>
            <TableCell>
              <Person member={member} />
            </TableCell>
            <TableCell>{member.roleName}</TableCell>
            <TableCell className="hidden sm:table-cell">
              {member.lastActiveAt ? <RelativeTime value={member.lastActiveAt} /> : "Not yet"}
            </TableCell>
            <TableCell className="text-end">
              {(member.canChangeRole || member.canRemove) && (
                <MemberMenu slug={slug} member={member} roles={roles} />
              )}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function Person({ member }: { member: MemberRow }) {
  return (
    <span className="flex min-w-0 items-center gap-3">
      <Avatar name={member.name} seed={member.email} />
      <span className="min-w-0 leading-tight">
        <span className="flex items-center gap-2 font-medium">
          {member.name}
          {member.isMe && <Badge>You</Badge>}
        </span>
        <span className="block truncate text-sm text-muted-foreground">{member.email}</span>
      </span>
    </span>
  );
}
