"use client";

import { Form } from "@/components/form/form";
import { FormError } from "@/components/form/form-error";
import { PasswordField } from "@/components/form/password-field";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/form/use-action-form";
import { signInInput } from "@/lib/auth/input";
import { signInAction } from "./actions";

export function SignInForm({ next }: { next: string | undefined }) {
  const form = useActionForm({
    schema: signInInput,
    action: (values) => signInAction({ ...values, next }),
    defaultValues: { email: "", password: "" },
  });
  return (
    <Form of={form}>
      <FormError />
      <TextField name="email" label="E-mail address" type="email" autoComplete="username" autoFocus />
      <PasswordField name="password" label="Password" autoComplete="current-password" />
      <SubmitButton>Sign in</SubmitButton>
    </Form>
  );
}
