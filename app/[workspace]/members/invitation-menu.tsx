"use client";

import { MoreHorizontal } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { resendInvitationAction, revokeInvitationAction } from "./actions";

interface InvitationMenuProps {
  slug: string;
  id: string;
  email: string;
}

export function InvitationMenu({ slug, id, email }: InvitationMenuProps) {
  const [open, setOpen] = useState<"resend" | "revoke">();
  const onOpenChange = (isOpen: boolean) => !isOpen && setOpen(undefined);
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" size="icon" aria-label={`Actions for the invitation for ${email}`}>
            <MoreHorizontal aria-hidden="true" />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onSelect={() => setOpen("resend")}>Send again</DropdownMenuItem>
          <DropdownMenuItem variant="destructive" onSelect={() => setOpen("revoke")}>
            Revoke
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <ConfirmDialog
        open={open === "resend"}
        onOpenChange={onOpenChange}
        title={`Send ${email} a new link?`}
        description="It works for 7 days from now. The link in the earlier mail stops working."
        confirm="Send again"
        action={() => resendInvitationAction(slug, { id })}
        onSuccess={() => toast.success(`Invitation sent to ${email} again.`)}
      />
      <ConfirmDialog
        open={open === "revoke"}
        onOpenChange={onOpenChange}
        title={`Revoke the invitation for ${email}?`}
        description="The link in the mail stops working at once."
        confirm="Revoke"
        destructive
        action={() => revokeInvitationAction(slug, { id })}
        onSuccess={() => toast.success("The invitation was revoked.")}
      />
    </>
  );
}
