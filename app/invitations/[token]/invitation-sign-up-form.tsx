"use client";

import { Form } from "@/components/form/form";
import { FormError } from "@/components/form/form-error";
import { HiddenField } from "@/components/form/hidden-field";
import { NewPasswordField } from "@/components/form/new-password-field";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/form/use-action-form";
import { signUpByInvitationInput } from "@/lib/invitations/input";
import { signUpByInvitationAction, signUpByInvitationFormAction } from "./actions";

/** The address is the invited one: the mail that led here has proved it. */
export function InvitationSignUpForm({ token, email }: { token: string; email: string }) {
  const form = useActionForm({
    schema: signUpByInvitationInput,
    action: signUpByInvitationAction,
    formAction: signUpByInvitationFormAction,
    defaultValues: { token, name: "", password: "" },
  });
  return (
    <Form of={form}>
      <FormError />
      <HiddenField name="token" />
      {/* For the password manager: which account this password is of. */}
      <input
        className="sr-only"
        tabIndex={-1}
        aria-hidden="true"
        autoComplete="username"
        value={email}
        readOnly
      />
      <TextField name="name" label="Your name" autoComplete="name" autoFocus />
      <NewPasswordField />
      <SubmitButton>Create account and join</SubmitButton>
    </Form>
  );
}
