"use client";

import { KeyRound } from "lucide-react";
import { useState } from "react";
import { answerByPasskey } from "@/components/passkey";
import { noteRefusal } from "@/components/refusal";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { succeed } from "@/lib/result";
import { proveAgainAction } from "./actions";
import { askForProofAction } from "./passkey-actions";
import type { AskProps } from "./ways";

/** The device asks when the person says so: some browsers allow it only after a click. */
export function AskForPasskey({ onProved }: AskProps) {
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string>();
  const ask = async () => {
    setAsking(true);
    const result = await answerByPasskey({
      begin: () => askForProofAction(undefined),
      send: async (response) => {
        const proved = await proveAgainAction({ way: "passkey", response });
        return proved.ok ? succeed("proved") : proved;
      },
    }).catch(() => undefined);
    setAsking(false);
    if (!result?.ok) noteRefusal(result?.error.code);
    setProblem(
      result?.ok ? undefined : (result?.error.message ?? "We could not reach the server. Try again."),
    );
    if (result?.ok && result.data) onProved();
  };
  return (
    <>
      {problem && (
        <Alert role="alert" variant="destructive">
          {problem}
        </Alert>
      )}
      <Button pending={isAsking} onClick={ask} autoFocus>
        <KeyRound aria-hidden="true" />
        Use your passkey
      </Button>
    </>
  );
}
