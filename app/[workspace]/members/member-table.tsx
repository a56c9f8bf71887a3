"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { RelativeTime } from "@/components/relative-time";
import type { RoleChoice } from "@/components/role-picker";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { MemberSort } from "@/db/queries/member-pages";
import type { Member } from "@/db/queries/memberships";
import type { MemberQuery } from "@/lib/members/input";
import { withQuery, workspacePath } from "@/lib/paths";
import type { MemberAct } from "./member-dialog";
import { MemberMenu } from "./member-menu";
import { SelectMember, SelectPage } from "./member-selection";

/** `acts`: what the person who looks may do to this one; `isSelectable`: and to several at once, this one among them. */
export type MemberRow = Member & {
  isMe: boolean;
  isSelectable: boolean;
  canChangeRole: boolean;
  acts: MemberAct[];
};

interface MemberTableProps {
  slug: string;
  members: MemberRow[];
  roles: readonly RoleChoice[];
  query: MemberQuery;
}

export function MemberTable({ slug, members, roles, query }: MemberTableProps) {
  return (
    <Table label="Members">
      <TableHeader>
        <TableRow>
          <SortHead slug={slug} query={query} sort="name" before={<SelectPage />}>
            Person
          </SortHead>
          <SortHead slug={slug} query={query} sort="role" className="hidden sm:table-cell">
            Role
          </SortHead>
          <SortHead slug={slug} query={query} sort="active" className="hidden sm:table-cell">
            Last active
          </SortHead>
          <TableHead>
            <span className="sr-only">Actions</span>
          </TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {members.map((member) => (
          <TableRow key={member.userId}>
            <TableCell className="w-full max-w-0 min-w-40">
              <Person member={member} />
            </TableCell>
            <TableCell className="hidden whitespace-nowrap sm:table-cell">{member.roleName}</TableCell>
            <TableCell className="hidden whitespace-nowrap sm:table-cell">
              {member.lastActiveAt ? <RelativeTime value={member.lastActiveAt} /> : "Not yet"}
            </TableCell>
            <TableCell className="text-end">
              {(member.canChangeRole || member.acts.length > 0) && (
                <MemberMenu slug={slug} member={member} roles={roles} />
              )}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

interface SortHeadProps {
  slug: string;
  query: MemberQuery;
  sort: MemberSort;
  className?: string;
  before?: ReactNode;
  children: string;
}

function SortHead({ slug, query, sort, className, before, children }: SortHeadProps) {
  const isSorted = (query.sort ?? "name") === sort;
  // The latest first, where it is about time; else from A to Z, or from the first role on.
  const Arrow = sort === "active" ? ArrowDown : ArrowUp;
  const href = withQuery(workspacePath(slug, "members"), {
    ...query,
    after: undefined,
    before: undefined,
    sort: sort === "name" ? undefined : sort,
  });
  return (
    <TableHead
      className={className}
      aria-sort={isSorted ? (sort === "active" ? "descending" : "ascending") : undefined}
    >
      <span className="flex items-center gap-3">
        {before}
        <Link
          href={href}
          prefetch={false}
          scroll={false}
          className="focus-ring -mx-1 inline-flex items-center gap-1 rounded-sm p-1 hover:text-foreground aria-current:text-foreground"
          aria-current={isSorted || undefined}
        >
          {children}
          {isSorted && <Arrow aria-hidden="true" className="size-3" />}
        </Link>
      </span>
    </TableHead>
  );
}

function Person({ member }: { member: MemberRow }) {
  return (
    <span className="flex min-w-0 items-center gap-3">
      <SelectMember userId={member.userId} name={member.name} />
      <Avatar name={member.name} seed={member.userId} />
      <span className="min-w-0 leading-tight">
        <span className="flex flex-wrap items-center gap-x-2 font-medium">
          <span className="truncate">{member.name}</span>
          {member.isMe && <Badge>You</Badge>}
          {member.state === "suspended" && (
            <Badge variant="warning">{member.isLeaving ? "Leaving" : "Suspended"}</Badge>
          )}
        </span>
        <span className="block truncate text-sm text-muted-foreground">
          <span className="sm:hidden">{member.roleName} · </span>
          {member.email}
        </span>
        {member.lastActiveAt && (
          <span className="block text-sm text-muted-foreground sm:hidden">
            Active <RelativeTime value={member.lastActiveAt} />
          </span>
        )}
      </span>
    </span>
  );
}
