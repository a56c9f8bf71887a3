"use client";

import { useTransition } from "react";
import { signOutAction } from "@/app/sign-out-action";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";

/** Signed in as somebody else: says so, and comes back here after the change. */
export function SwitchPerson({ email, invited, next }: { email: string; invited: string; next: string }) {
  const [leaving, startTransition] = useTransition();
  const change = () =>
    startTransition(async () => {
      await signOutAction(next);
    });
  return (
    <>
      <Alert>
        You are signed in as {email}, but this invitation is for {invited}.
      </Alert>
      <Button pending={leaving} onClick={change}>
        Sign out and use {invited}
      </Button>
    </>
  );
}
