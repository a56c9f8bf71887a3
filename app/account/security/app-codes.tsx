"use client";

import { useState } from "react";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { useWhenWanted } from "@/components/on-demand";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toaster";
import { useConfirmedAction } from "@/components/use-confirmed-action";
import type { TotpSetUp } from "@/lib/auth/totp";
import { removeTotpAction, startTotpAction } from "./actions";
import { RecoveryCodesDialog } from "./recovery-codes-dialog";

const loadSetUp = () => import("./set-up-dialog").then((module) => module.SetUpDialog);

/** Switches the codes of an app on and off. What is shown on the way lives here, whatever the page around it becomes. */
export function AppCodes({ isOn }: { isOn: boolean }) {
  const [setUp, setSetUp] = useState<TotpSetUp>();
  const [codes, setCodes] = useState<string[]>();
  const SetUpDialog = useWhenWanted(loadSetUp, setUp !== undefined);
  const { run, pending, failure } = useConfirmedAction();
  const confirmed = (made: string[] | undefined) => {
    setSetUp(undefined);
    setCodes(made);
    if (!made) sayOn();
  };
  const kept = () => {
    setCodes(undefined);
    sayOn();
  };
  return (
    <>
      {isOn ? (
        <SwitchOff />
      ) : (
        <Button
          variant="secondary"
          pending={pending}
          onClick={() => run(() => startTotpAction(undefined), setSetUp)}
        >
          Set up
          <span className="sr-only"> the codes of an app</span>
        </Button>
      )}
      {failure && (
        <p role="alert" className="basis-full text-sm text-destructive-text">
          {failure.message}
        </p>
      )}
      {SetUpDialog && setUp && (
        <SetUpDialog setUp={setUp} onConfirmed={confirmed} onClose={() => setSetUp(undefined)} />
      )}
      {codes && <RecoveryCodesDialog codes={codes} onClose={kept} />}
    </>
  );
}

function sayOn() {
  toast.success("The codes of your app are on.");
}

function SwitchOff() {
  return (
    <ConfirmDialog
      trigger={
        <Button variant="ghost" size="sm">
          Switch off
          <span className="sr-only"> the codes of an app</span>
        </Button>
      }
      title="Switch off the codes of your app?"
      description="Signing in no longer asks for them, and your app’s entry is worth nothing. Without a passkey, your recovery codes go too."
      confirm="Switch off"
      destructive
      action={() => removeTotpAction(undefined)}
      onSuccess={() => toast.success("The codes of your app are off.")}
    />
  );
}
