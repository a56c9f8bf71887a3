"use client";

import { useState } from "react";
import { CodeField } from "@/components/form/code-field";
import { Form } from "@/components/form/form";
import { FormError } from "@/components/form/form-error";
import { PasswordField } from "@/components/form/password-field";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/form/use-action-form";
import { noteRefusal } from "@/components/refusal";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { codeProofInput, passwordProofInput } from "@/lib/auth/input";
import { proveAgainAction, sendProofCodeAction } from "./actions";

interface FreshProofDialogProps {
  open: boolean;
  onProved: () => void;
  onClose: () => void;
}

/** Asks for the password, or for a code that it mails. What it was opened for goes on when it is answered. */
export function FreshProofDialog({ open, onProved, onClose }: FreshProofDialogProps) {
  return (
    <Dialog open={open} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent>
        <Body onProved={onProved} />
      </DialogContent>
    </Dialog>
  );
}

type Proved = Pick<FreshProofDialogProps, "onProved">;

// What asked for the proof waits for it in a transition, and transitions end together: here `pending` is none of theirs.

function Body({ onProved }: Proved) {
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
      <DialogHeader>
        <DialogTitle>Is it you?</DialogTitle>
        <DialogDescription>
          {sentTo
            ? `We sent six digits to ${sentTo}. They are good for ten minutes.`
            : "What you are about to do asks for your password once more. For ten minutes it is not asked again."}
        </DialogDescription>
      </DialogHeader>
      {problem && (
        <Alert role="alert" variant="destructive">
          {problem}
        </Alert>
      )}
      {sentTo ? <CodeForm onProved={onProved} /> : <PasswordForm onProved={onProved} />}
      <Button variant="link" pending={isSending} onClick={send} className="justify-self-start">
        {sentTo ? "Mail me another code" : "Mail me a code instead"}
      </Button>
    </>
  );
}

function PasswordForm({ onProved }: Proved) {
  const form = useActionForm({
    schema: passwordProofInput,
    action: proveAgainAction,
    defaultValues: { password: "" },
    onSuccess: onProved,
  });
  return (
    <Form of={{ ...form, pending: form.form.formState.isSubmitting }}>
      <FormError />
      <PasswordField name="password" label="Your password" autoComplete="current-password" autoFocus />
      <SubmitButton>Continue</SubmitButton>
    </Form>
  );
}

function CodeForm({ onProved }: Proved) {
  const form = useActionForm({
    schema: codeProofInput,
    action: proveAgainAction,
    defaultValues: { code: "" },
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
