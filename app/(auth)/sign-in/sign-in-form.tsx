"use client";

import Link from "next/link";
import { Form } from "@/components/form/form";
import { FormError } from "@/components/form/form-error";
import { HiddenField } from "@/components/form/hidden-field";
import { PasswordField } from "@/components/form/password-field";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/form/use-action-form";
import { signInInput } from "@/lib/auth/input";
import { signInAction, signInFormAction } from "./actions";

export function SignInForm({ next }: { next: string | undefined }) {
  const form = useActionForm({
    schema: signInInput,
    action: signInAction,
    formAction: signInFormAction,
    defaultValues: { email: "", password: "", next: next ?? "" },
  });
  return (
    <Form of={form}>
      <FormError />
      <HiddenField name="next" />
      <TextField name="email" label="E-mail address" type="email" autoComplete="username" autoFocus />
      <PasswordField
        name="password"
        label="Password"
        autoComplete="current-password"
        aside={<Link href="/forgot-password">Forgot it?</Link>}
      />
      <SubmitButton>Sign in</SubmitButton>
    </Form>
  );
}
