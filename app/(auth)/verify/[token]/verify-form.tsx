"use client";

import { Form } from "@/components/form/form";
import { FormError } from "@/components/form/form-error";
import { HiddenField } from "@/components/form/hidden-field";
import { NewPasswordField } from "@/components/form/new-password-field";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/form/use-action-form";
import { verifyElsewhereInput, verifyLinkInput } from "@/lib/auth/input";
import {
  verifyElsewhereAction,
  verifyElsewhereFormAction,
  verifyEmailAction,
  verifyEmailFormAction,
} from "./actions";

interface VerifyFormProps {
  token: string;
  next: string | undefined;
}

/** In the browser that signed up: one button. */
export function VerifyForm({ token, next }: VerifyFormProps) {
  const form = useActionForm({
    schema: verifyLinkInput,
    action: verifyEmailAction,
    formAction: verifyEmailFormAction,
    defaultValues: { token, next: next ?? "" },
  });
  return (
    <Form of={form}>
      <FormError />
      <HiddenField name="token" />
      <HiddenField name="next" />
      <SubmitButton>Confirm and sign in</SubmitButton>
    </Form>
  );
}

/** In any other browser: a password too, since somebody else may have chosen the first one. */
export function VerifyElsewhereForm({ token, next }: VerifyFormProps) {
  const form = useActionForm({
    schema: verifyElsewhereInput,
    action: verifyElsewhereAction,
    formAction: verifyElsewhereFormAction,
    defaultValues: { token, next: next ?? "", password: "" },
  });
  return (
    <Form of={form}>
      <FormError />
      <HiddenField name="token" />
      <HiddenField name="next" />
      <NewPasswordField label="New password" hint="It replaces the one from the sign-up." />
      <SubmitButton>Confirm and sign in</SubmitButton>
    </Form>
  );
}
