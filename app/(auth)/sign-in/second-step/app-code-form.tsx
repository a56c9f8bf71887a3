"use client";

import { CodeField } from "@/components/form/code-field";
import { Form } from "@/components/form/form";
import { FormError } from "@/components/form/form-error";
import { HiddenField } from "@/components/form/hidden-field";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/form/use-action-form";
import { totpStepInput } from "@/lib/auth/input";
import { takeStepAction, takeStepFormAction } from "./actions";

export function AppCodeForm({ next }: { next: string | undefined }) {
  const form = useActionForm({
    schema: totpStepInput,
    action: takeStepAction,
    formAction: takeStepFormAction,
    defaultValues: { way: "totp", code: "", next: next ?? "" },
  });
  return (
    <Form of={form}>
      <FormError />
      <HiddenField name="way" />
      <HiddenField name="next" />
      <CodeField label="Code from your app" autoFocus />
      <SubmitButton>Sign in</SubmitButton>
    </Form>
  );
}
