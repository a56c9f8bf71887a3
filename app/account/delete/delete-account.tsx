"use client";

import { ConfirmDialog } from "@/components/confirm-dialog";
import { Button } from "@/components/ui/button";
import { deleteAccountAction } from "./actions";

interface DeleteAccountProps {
  email: string;
  /** Something is left to hand over first. */
  isHeldBack: boolean;
}

export function DeleteAccount({ email, isHeldBack }: DeleteAccountProps) {
  if (isHeldBack)
    return (
      <Button variant="destructive" disabled>
        Delete account
      </Button>
    );
  return (
    <ConfirmDialog
      trigger={<Button variant="destructive">Delete account</Button>}
      title="Delete your account?"
      description="You are signed out everywhere at once. For 14 days you can sign in and keep it."
      confirm="Delete account"
      destructive
      phrase={email}
      action={() => deleteAccountAction(undefined)}
    />
  );
}
