"use client";

import { type ReactNode, useActionState } from "react";
import { Button, type ButtonProps } from "@/components/ui/button";

interface SignOutButtonProps {
  /** A server action: it works before its script has loaded. */
  action: (previous: unknown) => Promise<unknown>;
  variant?: ButtonProps["variant"];
  children?: ReactNode;
}

/** For pages outside of the shell; there the menu of the person has it. */
export function SignOutButton({ action, variant = "link", children = "Sign out" }: SignOutButtonProps) {
  const [, post, leaving] = useActionState(action, undefined);
  return (
    <form action={post} className="grid">
      <Button type="submit" variant={variant} pending={leaving}>
        {children}
      </Button>
    </form>
  );
}
