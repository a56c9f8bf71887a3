"use client";

import { Form } from "@/components/form/form";
import { FormError } from "@/components/form/form-error";
import { HiddenField } from "@/components/form/hidden-field";
import { NewPasswordField } from "@/components/form/new-password-field";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/form/use-action-form";
import { resetPasswordInput } from "@/lib/auth/input";
import { resetPasswordAction, resetPasswordFormAction } from "./actions";

export function ResetPasswordForm({ token }: { token: string }) {
  const form = useActionForm({
    schema: resetPasswordInput,
    action: resetPasswordAction,
    formAction: resetPasswordFormAction,
    defaultValues: { token, password: "" },
  });
  return (
    <Form of={form}>
      <FormError />
      <HiddenField name="token" />
      <NewPasswordField label="New password" autoFocus />
      <SubmitButton>Set password and sign in</SubmitButton>
    </Form>
  );
}
