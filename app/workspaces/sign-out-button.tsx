"use client";

import { useTransition } from "react";
import { signOutAction } from "@/app/sign-out-action";
import { Button } from "@/components/ui/button";

export function SignOutButton() {
  const [leaving, startTransition] = useTransition();
  const leave = () =>
    startTransition(async () => {
      await signOutAction(undefined);
    });
  return (
    <Button variant="link" pending={leaving} onClick={leave}>
      Sign out
    </Button>
  );
}
