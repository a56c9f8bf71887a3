"use client";

import { UserPlus } from "lucide-react";
import type { ComponentProps } from "react";
import { useAsked } from "@/components/asked";
import { useOnDemand } from "@/components/on-demand";
import type { RoleChoice } from "@/components/role-picker";
import { Button } from "@/components/ui/button";

export interface InviteDialogProps {
  slug: string;
  roles: readonly RoleChoice[];
  /** Why nobody more fits in, in place of the form. */
  full: { title: string; text: string } | undefined;
}

const loadPanel = () => import("./invite-panel").then((module) => module.InvitePanel);

/** The dialog with its form loads when it is first wanted. */
export function InviteDialog(props: InviteDialogProps) {
  const { loaded, open, button } = useOnDemand("dialog", loadPanel);
  useAsked("invite", open);
  if (!loaded) return <InviteButton {...button} />;
  const { it: InvitePanel, times } = loaded;
  return <InvitePanel key={times} {...props} />;
}

/** What opens it: by itself at first, then as the dialog's trigger. */
export function InviteButton(props: ComponentProps<"button">) {
  return (
    <Button {...props}>
      <UserPlus aria-hidden="true" />
      Invite
    </Button>
  );
}
