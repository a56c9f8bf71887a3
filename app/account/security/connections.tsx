"use client";

import { ConfirmDialog } from "@/components/confirm-dialog";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toaster";
import { useConfirmedAction } from "@/components/use-confirmed-action";
import type { ProviderId } from "@/lib/auth/input";
import { connectAction, disconnectAction } from "./identity-actions";

/** Leads to the service, and back here. */
export function ConnectButton({ id, name }: { id: ProviderId; name: string }) {
  const { run, pending, failure } = useConfirmedAction();
  return (
    <div className="grid justify-items-end gap-1">
      <Button
        variant="secondary"
        size="sm"
        pending={pending}
        onClick={() =>
          run(
            () => connectAction({ provider: id }),
            () => {},
          )
        }
      >
        Connect
        <span className="sr-only"> {name}</span>
      </Button>
      {failure && (
        <p role="alert" className="max-w-60 text-end text-sm text-destructive-text">
          {failure.message}
        </p>
      )}
    </div>
  );
}

export function DisconnectButton({ id, name }: { id: string; name: string }) {
  return (
    <ConfirmDialog
      trigger={
        <Button variant="ghost" size="sm">
          Disconnect
          <span className="sr-only"> {name}</span>
        </Button>
      }
      title={`Disconnect ${name}?`}
      description="You can no longer sign in with it. You stay signed in where you are, and can connect it again."
      confirm="Disconnect"
      destructive
      action={() => disconnectAction({ id })}
      onSuccess={() => toast.success(`You no longer sign in with ${name}.`)}
    />
  );
}
