"use client";

import { Form } from "@/components/form/form";
import { FormError } from "@/components/form/form-error";
import { HiddenField } from "@/components/form/hidden-field";
import { NewPasswordField } from "@/components/form/new-password-field";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/form/use-action-form";
import { signUpInput } from "@/lib/auth/input";
import { signUpAction, signUpFormAction } from "./actions";

export function SignUpForm({ next }: { next: string | undefined }) {
  const form = useActionForm({
    schema: signUpInput,
    action: signUpAction,
    formAction: signUpFormAction,
    defaultValues: { name: "", email: "", password: "", next: next ?? "" },
  });
  return (
    <Form of={form}>
      <FormError />
      <HiddenField name="next" />
      <TextField name="name" label="Your name" autoComplete="name" autoFocus />
      <TextField name="email" label="E-mail address" type="email" autoComplete="username" />
      <NewPasswordField />
      <SubmitButton>Create account</SubmitButton>
    </Form>
  );
}
