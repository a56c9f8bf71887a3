"use client";

import { ConfirmDialog } from "@/components/confirm-dialog";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toaster";
import { retryAllMailsAction, retryMailAction } from "./actions";

/** `name` is what the mail is called on the page. */
export function RetryButton({ id, name }: { id: string; name: string }) {
  return (
    <ConfirmDialog
      trigger={
        <Button variant="secondary" aria-label={`Retry ${name}`}>
          Retry
        </Button>
      }
      title="Try this mail again?"
      description="It goes out once more as it was. A link in it may be dead by now."
      confirm="Retry mail"
      action={() => retryMailAction({ id })}
      onSuccess={() => toast.success("The mail is tried again.")}
    />
  );
}

export function RetryAllButton({ total }: { total: number }) {
  const mails = total === 1 ? "the failed mail" : `all ${total} failed mails`;
  return (
    <ConfirmDialog
      trigger={<Button variant="secondary">Retry all</Button>}
      title={`Try ${mails} again?`}
      description="Each goes out once more as it was. Links in them may be dead by now."
      confirm="Retry all"
      action={() => retryAllMailsAction(undefined)}
      onSuccess={() => toast.success("They are tried again.")}
    />
  );
}
