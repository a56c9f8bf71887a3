"use client";

import { KeyRound } from "lucide-react";
import { answerByPasskey } from "@/components/passkey";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { useConfirmedAction } from "@/components/use-confirmed-action";
import { askForOwnPasskeyAction, passByPasskeyAction } from "./passkey-actions";

export function PasskeyStepButton({ next }: { next: string | undefined }) {
  const { run, pending, problem } = useConfirmedAction();
  const answer = () =>
    answerByPasskey({
      begin: () => askForOwnPasskeyAction(undefined),
      send: (response) => passByPasskeyAction({ response, next }),
    });
  return (
    <div className="grid gap-3">
      {problem && (
        <Alert role="alert" variant="destructive">
          {problem}
        </Alert>
      )}
      <Button variant="secondary" pending={pending} onClick={() => run(answer, () => {})}>
        <KeyRound aria-hidden="true" />
        Use a passkey
      </Button>
    </div>
  );
}
