"use client";

import { Plus } from "lucide-react";
import type { ComponentProps } from "react";
import { useAsked } from "@/components/asked";
import { useOnDemand } from "@/components/on-demand";
import { Button } from "@/components/ui/button";
import type { KeyGroup } from "@/lib/api-keys/choices";
import type { KeyInput } from "@/lib/api-keys/input";
import type { ActionResult } from "@/lib/result";
import { useKeyDesk } from "./key-desk";

export interface NewKeyProps {
  /** What it can be given. */
  choices: KeyGroup[];
  action: (values: KeyInput) => Promise<ActionResult<{ key: string }>>;
}

const loadPanel = () => import("./new-key-panel").then((module) => module.NewKeyPanel);

/** The dialog with its form loads when it is first wanted. */
export function NewKey(props: NewKeyProps) {
  const { loaded, open, button } = useOnDemand("dialog", loadPanel);
  useAsked("new", open);
  if (!loaded) return <NewKeyButton {...button} />;
  const { it: NewKeyPanel, times } = loaded;
  return <NewKeyPanel key={times} {...props} />;
}

/** What opens it: by itself at first, then as the dialog's trigger. */
export function NewKeyButton(props: ComponentProps<"button">) {
  const { words } = useKeyDesk();
  return (
    <Button {...props}>
      <Plus aria-hidden="true" />
      New {words.one}
    </Button>
  );
}
