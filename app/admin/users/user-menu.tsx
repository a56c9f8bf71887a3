"use client";

import { useState } from "react";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { RowMenu } from "@/components/row-menu";
import { toast } from "@/components/ui/toaster";
import { brand } from "@/lib/brand";
import { disableUserAction, enableUserAction, endUserSessionsAction } from "./actions";

interface UserMenuProps {
  user: { id: string; name: string; address: string; state: "active" | "disabled" | "leaving" };
}

/** What staff can do to the account of one of them. */
export function UserMenu({ user: { id, name, address, state } }: UserMenuProps) {
  const [open, setOpen] = useState<"end" | "disable" | "enable">();
  const onOpenChange = (isOpen: boolean) => !isOpen && setOpen(undefined);
  return (
    <>
      <RowMenu
        label={`Actions for ${name}`}
        items={
          state === "disabled"
            ? [{ label: "Enable", onSelect: () => setOpen("enable") }]
            : [
                { label: "End sessions", onSelect: () => setOpen("end") },
                { label: "Disable", destructive: true, onSelect: () => setOpen("disable") },
              ]
        }
      />
      <ConfirmDialog
        open={open === "end"}
        onOpenChange={onOpenChange}
        title={`End the sessions of ${name}?`}
        description={`${address} is signed out everywhere with the next click, and may sign in again at once. Their access tokens and the API keys that they made go on. They hear of it by mail.`}
        confirm="End sessions"
        destructive
        action={() => endUserSessionsAction({ id })}
        onSuccess={() => toast.success(`${name} is signed out everywhere.`)}
      />
      <ConfirmDialog
        open={open === "disable"}
        onOpenChange={onOpenChange}
        title={`Disable the account of ${name}?`}
        description={`${address} is out everywhere with the next click. Neither they nor their keys come in until you enable them. What is theirs stays, and ${brand.workspace.a} that only they run stays as it is, with nobody to run it. They hear of it by mail, and their ${brand.workspace.many} in their events.`}
        confirm="Disable account"
        destructive
        action={() => disableUserAction({ id })}
        onSuccess={() => toast.success(`${name} was disabled.`)}
      />
      <ConfirmDialog
        open={open === "enable"}
        onOpenChange={onOpenChange}
        title={`Enable the account of ${name}?`}
        description={`${address} can sign in again, and their keys open what they opened before. They hear of it by mail, and their ${brand.workspace.many} in their events.`}
        confirm="Enable account"
        action={() => enableUserAction({ id })}
        onSuccess={() => toast.success(`${name} was enabled.`)}
      />
    </>
  );
}
