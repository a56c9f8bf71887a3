"use client";

import { useState } from "react";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { RowMenu } from "@/components/row-menu";
import { toast } from "@/components/ui/toaster";
import { makePrimaryAction, removeAddressAction } from "./actions";

interface AddressMenuProps {
  id: string;
  address: string;
  primary: string;
  seenBy: string[];
}

export function AddressMenu({ id, address, primary, seenBy }: AddressMenuProps) {
  const [asking, setAsking] = useState<"primary" | "remove">();
  const shared = (what: typeof asking) => ({
    open: asking === what,
    onOpenChange: (isOpen: boolean) => !isOpen && setAsking(undefined),
  });
  return (
    <>
      <RowMenu
        label={`Actions for ${address}`}
        items={[
          { label: "Make primary", onSelect: () => setAsking("primary") },
          { label: "Remove", destructive: true, onSelect: () => setAsking("remove") },
        ]}
      />
      <ConfirmDialog
        {...shared("primary")}
        title={`Send our mail to ${address}?`}
        description={`It becomes your primary address in place of ${primary}. We tell both.`}
        confirm="Make primary"
        action={() => makePrimaryAction({ id })}
        onSuccess={() => toast.success(`${address} is your primary address.`)}
      />
      <ConfirmDialog
        {...shared("remove")}
        title={`Remove ${address}?`}
        description={[
          "You can no longer sign in with it, and invitations to it are no longer yours.",
          ...(seenBy.length > 0 ? [`${seenBy.join(", ")} will see ${primary} instead.`] : []),
        ].join(" ")}
        confirm="Remove address"
        destructive
        action={() => removeAddressAction({ id })}
        onSuccess={() => toast.success(`${address} was removed.`)}
      />
    </>
  );
}
