"use client";

import { MoreHorizontal } from "lucide-react";
import { useState } from "react";
import type { RoleChoice } from "@/components/role-picker";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { brand } from "@/lib/brand";
import { type MemberAct, MemberDialog } from "./member-dialog";
import type { MemberRow } from "./member-table";
import { RoleDialog } from "./role-dialog";

interface MemberMenuProps {
  slug: string;
  member: MemberRow;
  roles: readonly RoleChoice[];
}

export function MemberMenu({ slug, member, roles }: MemberMenuProps) {
  const [open, setOpen] = useState<"role" | MemberAct>();
  const close = () => setOpen(undefined);
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" size="icon" aria-label={`Actions for ${member.name}`}>
            <MoreHorizontal aria-hidden="true" />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          {member.canChangeRole && (
            <DropdownMenuItem onSelect={() => setOpen("role")}>Change role</DropdownMenuItem>
          )}
          {member.acts.map((act) => (
            <DropdownMenuItem
              key={act}
              {...(act === "reactivate" ? {} : { variant: "destructive" })}
              onSelect={() => setOpen(act)}
            >
              {labels[act]}
            </DropdownMenuItem>
          ))}
        </DropdownMenuContent>
      </DropdownMenu>
      <RoleDialog slug={slug} member={member} roles={roles} open={open === "role"} onClose={close} />
      <MemberDialog slug={slug} member={member} act={open === "role" ? undefined : open} onClose={close} />
    </>
  );
}

const labels: Record<MemberAct, string> = {
  suspend: "Suspend",
  reactivate: "Reactivate",
  remove: "Remove",
  leave: `Leave this ${brand.workspace.one}`,
};
