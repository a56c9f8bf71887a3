"use client";

import { Form } from "@/components/form/form";
import { FormError } from "@/components/form/form-error";
import { RecoveryCodeField } from "@/components/form/recovery-code-field";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/form/use-action-form";
import { recoveryProofInput } from "@/lib/auth/input";
import { proveAgainAction } from "./actions";
import type { AskProps } from "./ways";

export function AskForRecoveryCode({ onProved }: AskProps) {
  const form = useActionForm({
    schema: recoveryProofInput,
    action: proveAgainAction,
    defaultValues: { way: "recovery", code: "" },
    onSuccess: onProved,
  });
  return (
    <Form of={{ ...form, pending: form.form.formState.isSubmitting }}>
      <FormError />
      <RecoveryCodeField autoFocus />
      <SubmitButton>Continue</SubmitButton>
    </Form>
  );
}
