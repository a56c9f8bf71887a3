"use client";

import { useState } from "react";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { RowMenu } from "@/components/row-menu";
import { toast } from "@/components/ui/toaster";
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
      <RowMenu
        label={`Actions for the invitation for ${email}`}
        items={[
          { label: "Send again", onSelect: () => setOpen("resend") },
          { label: "Revoke", destructive: true, onSelect: () => setOpen("revoke") },
        ]}
      />
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
