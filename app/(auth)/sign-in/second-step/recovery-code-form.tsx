"use client";

import { Form } from "@/components/form/form";
import { FormError } from "@/components/form/form-error";
import { HiddenField } from "@/components/form/hidden-field";
import { RecoveryCodeField } from "@/components/form/recovery-code-field";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/form/use-action-form";
import { recoveryStepInput } from "@/lib/auth/input";
import { takeStepAction, takeStepFormAction } from "./actions";

export function RecoveryCodeForm({ next }: { next: string | undefined }) {
  const form = useActionForm({
    schema: recoveryStepInput,
    action: takeStepAction,
    formAction: takeStepFormAction,
    defaultValues: { way: "recovery", code: "", next: next ?? "" },
  });
  return (
    <Form of={form}>
      <FormError />
      <HiddenField name="way" />
      <HiddenField name="next" />
      <RecoveryCodeField autoFocus />
      <SubmitButton>Sign in</SubmitButton>
    </Form>
  );
}
