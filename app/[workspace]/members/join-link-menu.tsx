"use client";

import { useState } from "react";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { useWhenWanted } from "@/components/on-demand";
import { RowMenu } from "@/components/row-menu";
import { toast } from "@/components/ui/toaster";
import { fail } from "@/lib/result";
import { revealJoinLinkAction, switchOffJoinLinkAction } from "./actions";
import type { JoinLinkRow } from "./join-links";
import type { Revealed } from "./reveal-dialog";

interface JoinLinkMenuProps {
  slug: string;
  link: JoinLinkRow;
}

const loadRevealDialog = () => import("./reveal-dialog").then((module) => module.RevealDialog);

export function JoinLinkMenu({ slug, link: { id, roleName, state } }: JoinLinkMenuProps) {
  const [open, setOpen] = useState<"reveal" | "switch off">();
  const [answer, setAnswer] = useState<Revealed>();
  const onOpenChange = (isOpen: boolean) => !isOpen && setOpen(undefined);
  const RevealDialog = useWhenWanted(loadRevealDialog, open === "reveal");
  const reveal = () => {
    setAnswer(revealJoinLinkAction(slug, { id }).catch(() => unreachable));
    setOpen("reveal");
  };
  return (
    <>
      <RowMenu
        label={`Actions for the join link to the role ${roleName}`}
        items={[
          ...(state === "usable" ? [{ label: "Show link", onSelect: reveal }] : []),
          { label: "Switch off", destructive: true, onSelect: () => setOpen("switch off") },
        ]}
      />
      {RevealDialog && answer && (
        <RevealDialog answer={answer} open={open === "reveal"} onOpenChange={onOpenChange} />
      )}
      <ConfirmDialog
        open={open === "switch off"}
        onOpenChange={onOpenChange}
        title="Switch this join link off?"
        description="Nobody joins by it from now on, and it cannot be switched on again. Who joined already stays."
        confirm="Switch off"
        destructive
        action={() => switchOffJoinLinkAction(slug, { id })}
        onSuccess={() => toast.success("The join link is off.")}
      />
    </>
  );
}

const unreachable = fail({
  code: "unavailable",
  message: "We could not reach the server. Close this and try again.",
});
