"use client";

import { useState } from "react";
import { CodeField } from "@/components/form/code-field";
import { noteRefusal } from "@/components/refusal";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { mailProofInput } from "@/lib/auth/input";
import { sendProofCodeAction } from "./actions";
import { ProofForm } from "./proof-form";
import type { AskProps } from "./ways";

/** Sends the code when it is asked to: who has no password has nothing else, and is not mailed by a dialog alone. */
export function AskForMailedCode({ onProved }: AskProps) {
  const [sentTo, setSentTo] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const [isSending, setSending] = useState(false);
  const send = async () => {
    setSending(true);
    const result = await sendProofCodeAction(undefined).catch(() => undefined);
    setSending(false);
    if (!result?.ok) noteRefusal(result?.error.code);
    if (result?.ok) setSentTo(result.data.email);
    setProblem(
      result?.ok ? undefined : (result?.error.message ?? "We could not reach the server. Try again."),
    );
  };
  return (
    <>
      {problem && (
        <Alert role="alert" variant="destructive">
          {problem}
        </Alert>
      )}
      {sentTo && <p>We sent six digits to {sentTo}. They are good for ten minutes.</p>}
      {sentTo && (
        <ProofForm onProved={onProved} schema={mailProofInput} empty={{ way: "mail", code: "" }}>
          <CodeField autoFocus />
        </ProofForm>
      )}
      <Button
        variant={sentTo ? "link" : "primary"}
        pending={isSending}
        onClick={send}
        className={sentTo && "justify-self-start"}
      >
        {sentTo ? "Mail me another code" : "Mail me a code"}
      </Button>
    </>
  );
}
