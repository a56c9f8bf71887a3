"use client";

import { ConfirmDialog } from "@/components/confirm-dialog";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toaster";
import { endOtherSessionsAction, endSessionAction } from "./actions";

export function EndSession({ id, device }: { id: string; device: string }) {
  return (
    <ConfirmDialog
      trigger={
        <Button variant="ghost" size="sm">
          End
          <span className="sr-only"> the session of {device}</span>
        </Button>
      }
      title="End this session?"
      description={`${device} is signed out with its next click. What was not saved there is lost.`}
      confirm="End session"
      destructive
      action={() => endSessionAction({ id })}
      onSuccess={() => toast.success("The session was ended.")}
    />
  );
}

export function EndOtherSessions({ count }: { count: number }) {
  return (
    <ConfirmDialog
      trigger={
        <Button variant="secondary" size="sm">
          End all others
        </Button>
      }
      title={count === 1 ? "End the other session?" : `End ${count} other sessions?`}
      description="You stay signed in here. Everywhere else you are signed out with the next click."
      confirm="End all others"
      destructive
      action={() => endOtherSessionsAction(undefined)}
      onSuccess={() => toast.success("You are signed in here and nowhere else.")}
    />
  );
}
