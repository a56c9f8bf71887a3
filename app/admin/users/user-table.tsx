import { RelativeTime } from "@/components/relative-time";
import { Badge } from "@/components/ui/badge";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { ListedUser } from "@/db/queries/staff-users";
import { brand } from "@/lib/brand";
import { inNumbers } from "@/lib/text/in-numbers";
import { UserMenu } from "./user-menu";

interface UserTableProps {
  users: ListedUser[];
  /** Who looks: they do nothing to themselves here. */
  self: string;
}

export function UserTable({ users, self }: UserTableProps) {
  return (
    <Table label="All people">
      <TableHeader>
        <TableRow>
          <TableHead>Person</TableHead>
          <TableHead className="hidden first-letter:uppercase md:table-cell">
            {brand.workspace.many}
          </TableHead>
          <TableHead className="hidden sm:table-cell">Last seen</TableHead>
          <TableHead className="hidden md:table-cell">Signed up</TableHead>
          <TableHead>
            <span className="sr-only">Actions</span>
          </TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {users.map((user) => (
          <UserItem key={user.id} user={user} isSelf={user.id === self} />
        ))}
      </TableBody>
    </Table>
  );
}

function UserItem({ user, isSelf }: { user: ListedUser; isSelf: boolean }) {
  const { id, name, address, isProved, state, organizations, createdAt, lastSeenAt } = user;
  const { one, many } = brand.workspace;
  return (
    <TableRow>
      <TableCell className="w-full max-w-0 min-w-40">
        <span className="flex items-center gap-2 font-medium">
          <span className="truncate">{name}</span>
          {isSelf && <Badge variant="outline">You</Badge>}
          {state === "disabled" && <Badge variant="destructive">Disabled</Badge>}
          {state === "leaving" && <Badge variant="warning">Waiting for deletion</Badge>}
        </span>
        <span className="flex items-center gap-2 text-muted-foreground">
          <span className="truncate">{address}</span>
          {!isProved && <Badge>Not proved</Badge>}
        </span>
        <span className="block truncate text-muted-foreground sm:hidden">
          {inNumbers(organizations)} {organizations === 1 ? one : many} · {seen(lastSeenAt)}
        </span>
      </TableCell>
      <TableCell className="hidden whitespace-nowrap tabular-nums md:table-cell">
        {inNumbers(organizations)}
      </TableCell>
      <TableCell className="hidden whitespace-nowrap sm:table-cell">{seen(lastSeenAt)}</TableCell>
      <TableCell className="hidden whitespace-nowrap md:table-cell">
        <RelativeTime value={createdAt} />
      </TableCell>
      <TableCell className="text-end">
        {!isSelf && <UserMenu user={{ id, name, address, state }} />}
      </TableCell>
    </TableRow>
  );
}

function seen(at: Date | null) {
  return at ? <RelativeTime value={at} /> : "Never";
}
