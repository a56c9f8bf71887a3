"use client";

import { useState } from "react";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { useWhenWanted } from "@/components/on-demand";
import { RowMenu } from "@/components/row-menu";
import { toast } from "@/components/ui/toaster";
import { removePasskeyAction } from "./passkey-actions";

interface PasskeyMenuProps {
  id: string;
  name: string;
  /** There is no other. */
  isLast: boolean;
}

const loadRename = () => import("./rename-passkey").then((module) => module.RenamePasskey);

export function PasskeyMenu({ id, name, isLast }: PasskeyMenuProps) {
  const [asking, setAsking] = useState<"rename" | "remove">();
  const RenamePasskey = useWhenWanted(loadRename, asking === "rename");
  const close = () => setAsking(undefined);
  return (
    <>
      <RowMenu
        label={`Actions for the passkey ${name}`}
        items={[
          { label: "Rename", onSelect: () => setAsking("rename") },
          { label: "Remove", destructive: true, onSelect: () => setAsking("remove") },
        ]}
      />
      {RenamePasskey && <RenamePasskey id={id} name={name} open={asking === "rename"} onClose={close} />}
      <ConfirmDialog
        open={asking === "remove"}
        onOpenChange={(isOpen) => !isOpen && close()}
        title={`Remove the passkey “${name}”?`}
        description={[
          "It no longer signs you in. Your device may go on offering it: delete it there too.",
          ...(isLast
            ? [
                "It is your last one: without the codes of an app, your recovery codes go too. You can always come in by mail.",
              ]
            : []),
        ].join(" ")}
        confirm="Remove passkey"
        destructive
        action={() => removePasskeyAction({ id })}
        onSuccess={() => toast.success(`The passkey “${name}” was removed.`)}
      />
    </>
  );
}
