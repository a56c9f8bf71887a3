"use client";

import { Form } from "@/components/form/form";
import { FormError } from "@/components/form/form-error";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/form/use-action-form";
import { tokenInput } from "@/lib/auth/input";
import { verifyEmailAction } from "./actions";

export function VerifyForm({ token, next }: { token: string; next: string | undefined }) {
  const form = useActionForm({
    schema: tokenInput,
    action: (values) => verifyEmailAction({ ...values, next }),
    defaultValues: { token },
  });
  return (
    <Form of={form}>
      <FormError />
      <SubmitButton>Confirm and sign in</SubmitButton>
    </Form>
  );
}
