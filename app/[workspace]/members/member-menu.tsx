"use client";

import { MoreHorizontal } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { ConfirmDialog } from "@/components/confirm-dialog";
import type { RoleChoice } from "@/components/role-picker";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { removeMemberAction } from "./actions";
import type { MemberRow } from "./member-table";
import { RoleDialog } from "./role-dialog";

interface MemberMenuProps {
  slug: string;
  member: MemberRow;
  roles: readonly RoleChoice[];
}

export function MemberMenu({ slug, member, roles }: MemberMenuProps) {
  const [open, setOpen] = useState<"role" | "remove">();
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
          {member.canRemove && (
            <DropdownMenuItem variant="destructive" onSelect={() => setOpen("remove")}>
              Remove
            </DropdownMenuItem>
          )}
        </DropdownMenuContent>
      </DropdownMenu>
      <RoleDialog slug={slug} member={member} roles={roles} open={open === "role"} onClose={close} />
      <ConfirmDialog
        open={open === "remove"}
        onOpenChange={(isOpen) => !isOpen && close()}
        title={`Remove ${member.name}?`}
        description="They are out with their next click. What they made stays, under their name. You can invite them again."
        confirm="Remove"
        destructive
        action={() => removeMemberAction(slug, { userId: member.userId })}
        onSuccess={() => toast.success(`${member.name} was removed.`)}
      />
    </>
  );
}
