"use client";

import { RefreshCw } from "lucide-react";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toaster";
import { overlap } from "@/lib/organization/key-times";
import { rotateKeysAction } from "./actions";

export function RotateKeys() {
  return (
    <ConfirmDialog
      trigger={
        <Button>
          <RefreshCw aria-hidden="true" />
          Rotate now
        </Button>
      }
      title="Rotate the signing keys?"
      description={`The next key signs from now on, and another next one is published. What the current key signed is good for ${overlap / 60} more minutes, longer than any token lives, so nobody notices. It cannot be undone.`}
      confirm="Rotate keys"
      action={() => rotateKeysAction({})}
      onSuccess={() => toast.success("The keys were rotated.")}
    />
  );
}
