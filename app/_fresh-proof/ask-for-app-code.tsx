"use client";

import { CodeField } from "@/components/form/code-field";
import { Form } from "@/components/form/form";
import { FormError } from "@/components/form/form-error";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/form/use-action-form";
import { totpProofInput } from "@/lib/auth/input";
import { proveAgainAction } from "./actions";
import type { AskProps } from "./ways";

export function AskForAppCode({ onProved }: AskProps) {
  const form = useActionForm({
    schema: totpProofInput,
    action: proveAgainAction,
    defaultValues: { way: "totp", code: "" },
    onSuccess: onProved,
  });
  return (
    <Form of={{ ...form, pending: form.form.formState.isSubmitting }}>
      <FormError />
      <CodeField label="Code from your app" autoFocus />
      <SubmitButton>Continue</SubmitButton>
    </Form>
  );
}
