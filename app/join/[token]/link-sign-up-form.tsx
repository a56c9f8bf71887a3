"use client";

import { Form } from "@/components/form/form";
import { FormError } from "@/components/form/form-error";
import { HiddenField } from "@/components/form/hidden-field";
import { NewPasswordField } from "@/components/form/new-password-field";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/form/use-action-form";
import { signUpByLinkInput } from "@/lib/join-links/input";
import { signUpByLinkAction, signUpByLinkFormAction } from "./actions";

interface LinkSignUpFormProps {
  token: string;
  emailDomain: string | null;
}

/** The address is proved by mail first: the link says nothing about who holds it. */
export function LinkSignUpForm({ token, emailDomain }: LinkSignUpFormProps) {
  const form = useActionForm({
    schema: signUpByLinkInput,
    action: signUpByLinkAction,
    formAction: signUpByLinkFormAction,
    defaultValues: { token, name: "", email: "", password: "" },
  });
  return (
    <Form of={form}>
      <FormError />
      <HiddenField name="token" />
      <TextField name="name" label="Your name" autoComplete="name" autoFocus />
      <TextField
        name="email"
        label="E-mail address"
        type="email"
        autoComplete="username"
        hint={emailDomain ? `One that ends in @${emailDomain}.` : undefined}
      />
      <NewPasswordField />
      <SubmitButton>Create account</SubmitButton>
    </Form>
  );
}
