"use client";

import { toast } from "sonner";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { Button } from "@/components/ui/button";
import { revokeInvitationAction } from "./actions";

export function RevokeInvitation({ slug, id, email }: { slug: string; id: string; email: string }) {
  return (
    <ConfirmDialog
      trigger={
        <Button variant="ghost" size="sm">
          Revoke
          <span className="sr-only"> the invitation of {email}</span>
        </Button>
      }
      title={`Revoke the invitation of ${email}?`}
      description="The link in the mail stops working at once."
      confirm="Revoke"
      destructive
      action={() => revokeInvitationAction(slug, { id })}
      onSuccess={() => toast.success("The invitation was revoked.")}
    />
  );
}
