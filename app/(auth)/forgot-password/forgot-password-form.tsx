"use client";

import { Form } from "@/components/form/form";
import { FormError } from "@/components/form/form-error";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/form/use-action-form";
import { forgotPasswordInput } from "@/lib/auth/input";
import { forgotPasswordAction, forgotPasswordFormAction } from "./actions";

export function ForgotPasswordForm() {
  const form = useActionForm({
    schema: forgotPasswordInput,
    action: forgotPasswordAction,
    formAction: forgotPasswordFormAction,
    defaultValues: { email: "" },
  });
  return (
    <Form of={form}>
      <FormError />
      <TextField name="email" label="E-mail address" type="email" autoComplete="username" autoFocus />
      <SubmitButton>Send the link</SubmitButton>
    </Form>
  );
}
