"use client";

import { Link2 } from "lucide-react";
import type { ComponentProps } from "react";
import { useAsked } from "@/components/asked";
import { useOnDemand } from "@/components/on-demand";
import type { RoleChoice } from "@/components/role-picker";
import { Button } from "@/components/ui/button";

export interface JoinLinkDialogProps {
  slug: string;
  roles: readonly RoleChoice[];
}

const loadPanel = () => import("./join-link-panel").then((module) => module.JoinLinkPanel);

/** The dialog with its form loads when it is first wanted. */
export function JoinLinkDialog(props: JoinLinkDialogProps) {
  const { loaded, open, button } = useOnDemand("dialog", loadPanel);
  useAsked("join-link", open);
  if (!loaded) return <JoinLinkButton {...button} />;
  const { it: JoinLinkPanel, times } = loaded;
  return <JoinLinkPanel key={times} {...props} />;
}

/** What opens it: by itself at first, then as the dialog's trigger. */
export function JoinLinkButton(props: ComponentProps<"button">) {
  return (
    <Button variant="secondary" {...props}>
      <Link2 aria-hidden="true" />
      New join link
    </Button>
  );
}
