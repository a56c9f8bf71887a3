"use client";

import { useState } from "react";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { RowMenu } from "@/components/row-menu";
import { toast } from "@/components/ui/toaster";
import { brand } from "@/lib/brand";
import { restoreOrganizationAction, suspendOrganizationAction } from "./actions";
import { LimitsDialog, type LimitsDialogProps } from "./limits-dialog";

/** What staff can do to one of them. */
export function OrganizationMenu({ organization, plan }: Pick<LimitsDialogProps, "organization" | "plan">) {
  const [open, setOpen] = useState<"limits" | "suspend" | "restore">();
  const close = () => setOpen(undefined);
  const onOpenChange = (isOpen: boolean) => !isOpen && close();
  const { id, name, state, members } = organization;
  const people = `${members} ${members === 1 ? "person is" : "people are"}`;
  return (
    <>
      <RowMenu
        label={`Actions for ${name}`}
        items={[
          { label: "Change limits", onSelect: () => setOpen("limits") },
          state === "live"
            ? { label: "Suspend", destructive: true, onSelect: () => setOpen("suspend") }
            : { label: "Restore", onSelect: () => setOpen("restore") },
        ]}
      />
      <LimitsDialog organization={organization} plan={plan} open={open === "limits"} onClose={close} />
      <ConfirmDialog
        open={open === "suspend"}
        onOpenChange={onOpenChange}
        title={`Suspend the ${brand.workspace.one} ${name}?`}
        description={`${people} out with their next click, as if it did not exist. Nothing is lost, and it can be restored at any time.`}
        confirm={`Suspend ${brand.workspace.one}`}
        destructive
        action={() => suspendOrganizationAction({ id })}
        onSuccess={() => toast.success(`${name} was suspended.`)}
      />
      <ConfirmDialog
        open={open === "restore"}
        onOpenChange={onOpenChange}
        title={`Restore the ${brand.workspace.one} ${name}?`}
        description={`${people} back in, and everything is as it was.`}
        confirm={`Restore ${brand.workspace.one}`}
        action={() => restoreOrganizationAction({ id })}
        onSuccess={() => toast.success(`${name} was restored.`)}
      />
    </>
  );
}
