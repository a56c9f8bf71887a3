"use client";

import { Form } from "@/components/form/form";
import { FormError } from "@/components/form/form-error";
import { HiddenField } from "@/components/form/hidden-field";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/form/use-action-form";
import { verifyLinkInput } from "@/lib/auth/input";
import { signInByLinkAction, signInByLinkFormAction } from "./actions";

export function LinkForm({ token, next }: { token: string; next: string | undefined }) {
  const form = useActionForm({
    schema: verifyLinkInput,
    action: signInByLinkAction,
    formAction: signInByLinkFormAction,
    defaultValues: { token, next: next ?? "" },
  });
  return (
    <Form of={form}>
      <FormError />
      <HiddenField name="token" />
      <HiddenField name="next" />
      <SubmitButton>Sign in</SubmitButton>
    </Form>
  );
}
