"use client";

import { Form } from "@/components/form/form";
import { FormError } from "@/components/form/form-error";
import { PasswordField } from "@/components/form/password-field";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/form/use-action-form";
import { passwordProofInput } from "@/lib/auth/input";
import { proveAgainAction } from "./actions";
import type { AskProps } from "./ways";

// What asked for the proof waits for it in a transition, and transitions end together: here `pending` is none of theirs.

export function AskForPassword({ onProved }: AskProps) {
  const form = useActionForm({
    schema: passwordProofInput,
    action: proveAgainAction,
    defaultValues: { way: "password", password: "" },
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
