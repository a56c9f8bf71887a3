"use client";

import { useTransition } from "react";
import { Button } from "@/components/ui/button";

/** For pages outside of the shell; there the menu of the person has it. */
export function SignOutButton({ action }: { action: () => Promise<unknown> }) {
  const [leaving, startTransition] = useTransition();
  const leave = () =>
    startTransition(async () => {
      await action();
    });
  return (
    <Button variant="link" pending={leaving} onClick={leave}>
      Sign out
    </Button>
  );
}
