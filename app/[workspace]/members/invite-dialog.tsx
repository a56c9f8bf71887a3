"use client";

import { UserPlus } from "lucide-react";
import type { ComponentProps } from "react";
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
  const { loaded, button } = useOnDemand("dialog", loadPanel);
  if (!loaded) return <InviteButton {...button} />;
  const { it: InvitePanel } = loaded;
  return <InvitePanel {...props} />;
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
