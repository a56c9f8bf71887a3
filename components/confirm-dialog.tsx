"use client";

import * as Slot from "radix-ui/slot";
import type { ReactNode } from "react";
import { useOnDemand, useWhenWanted } from "@/components/on-demand";
import type { ActionResult } from "@/lib/result";

export interface ConfirmDialogProps {
  /** The control that opens it; leave out and pass `open` when it is opened from a menu. */
  trigger?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  title: ReactNode;
  /** What will happen, and whether it can be undone. */
  description: ReactNode;
  /** The verb and its noun: "Remove person". */
  confirm: string;
  destructive?: boolean;
  /** A word that must be typed first. */
  phrase?: string;
  /** Stays open, and says why, when this fails. */
  action: () => Promise<ActionResult<unknown>>;
  onSuccess?: () => void;
}

const loadPanel = () =>
  import("@/components/confirm-dialog-panel").then((module) => module.ConfirmDialogPanel);

/** Asks before something is done. Its code loads when it is first wanted. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  return props.trigger ? <Triggered {...props} /> : <Controlled {...props} />;
}

function Triggered(props: ConfirmDialogProps) {
  const { loaded, button } = useOnDemand("dialog", loadPanel);
  if (loaded) return <loaded.it {...props} defaultOpen />;
  return <Slot.Root {...button}>{props.trigger}</Slot.Root>;
}

/** Stays once it was open, so that it can close calmly. */
function Controlled(props: ConfirmDialogProps) {
  const ConfirmDialogPanel = useWhenWanted(loadPanel, props.open === true);
  return ConfirmDialogPanel ? <ConfirmDialogPanel {...props} /> : null;
}
