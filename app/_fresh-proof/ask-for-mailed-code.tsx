"use client";

import { useState } from "react";
import { CodeField } from "@/components/form/code-field";
import { Form } from "@/components/form/form";
import { FormError } from "@/components/form/form-error";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/form/use-action-form";
import { noteRefusal } from "@/components/refusal";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { mailProofInput } from "@/lib/auth/input";
import { proveAgainAction, sendProofCodeAction } from "./actions";
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
      {sentTo && <CodeForm onProved={onProved} />}
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

function CodeForm({ onProved }: AskProps) {
  const form = useActionForm({
    schema: mailProofInput,
    action: proveAgainAction,
    defaultValues: { way: "mail", code: "" },
    onSuccess: onProved,
  });
  return (
    <Form of={{ ...form, pending: form.form.formState.isSubmitting }}>
      <FormError />
      <CodeField autoFocus />
      <SubmitButton>Continue</SubmitButton>
    </Form>
  );
}
