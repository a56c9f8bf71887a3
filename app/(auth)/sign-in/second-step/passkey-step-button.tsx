"use client";

import { KeyRound } from "lucide-react";
import { FailureAlert } from "@/components/failure-alert";
import { answerByPasskey } from "@/components/passkey";
import { Button } from "@/components/ui/button";
import { useConfirmedAction } from "@/components/use-confirmed-action";
import { askForOwnPasskeyAction, passByPasskeyAction } from "./passkey-actions";

export function PasskeyStepButton({ next }: { next: string | undefined }) {
  const { run, pending, failure } = useConfirmedAction();
  const answer = () =>
    answerByPasskey({
      begin: () => askForOwnPasskeyAction(undefined),
      send: (response) => passByPasskeyAction({ response, next }),
    });
  return (
    <div className="grid gap-3">
      <FailureAlert failure={failure} />
      <Button variant="secondary" pending={pending} onClick={() => run(answer, () => {})}>
        <KeyRound aria-hidden="true" />
        Use a passkey
      </Button>
    </div>
  );
}
