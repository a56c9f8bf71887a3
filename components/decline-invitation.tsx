"use client";

import { ConfirmDialog } from "@/components/confirm-dialog";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toaster";
import type { ActionResult } from "@/lib/result";

interface DeclineInvitationProps {
  organizationName: string;
  action: () => Promise<ActionResult>;
}

/** Asks first: there is no way back but a new invitation. */
export function DeclineInvitation({ organizationName, action }: DeclineInvitationProps) {
  return (
    <ConfirmDialog
      trigger={
        <Button type="button" variant="secondary" className="noscript:hidden">
          Decline<span className="sr-only"> the invitation to {organizationName}</span>
        </Button>
      }
      title={`Decline the invitation to ${organizationName}?`}
      description="Who invited you can see that you said no. To come in later, you need a new invitation."
      confirm="Decline"
      destructive
      action={action}
      onSuccess={() => toast.success(`You declined the invitation to ${organizationName}.`)}
    />
  );
}
