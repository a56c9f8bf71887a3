"use client";

import { ConfirmDialog } from "@/components/confirm-dialog";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toaster";
import { leavingInWords } from "@/lib/members/leave-words";
import { leaveWorkspaceAction } from "./actions";

export function LeaveWorkspace({ slug, name }: { slug: string; name: string }) {
  return (
    <ConfirmDialog
      trigger={
        <Button variant="ghost" size="sm">
          Leave<span className="sr-only"> {name}</span>
        </Button>
      }
      title={`Leave ${name}?`}
      description={`${leavingInWords} Only a new invitation brings you back.`}
      confirm="Leave"
      destructive
      action={() => leaveWorkspaceAction({ slug })}
      onSuccess={() => toast.success(`You left ${name}.`)}
    />
  );
}
