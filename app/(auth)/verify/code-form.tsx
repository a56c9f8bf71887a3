"use client";

import { CodeField } from "@/components/form/code-field";
import { Form } from "@/components/form/form";
import { FormError } from "@/components/form/form-error";
import { HiddenField } from "@/components/form/hidden-field";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/form/use-action-form";
import { verificationCodeInput } from "@/lib/auth/input";
import { verifyCodeAction, verifyCodeFormAction } from "./actions";

/** For a mail that is read on another device: the code is typed where it was asked for. */
export function CodeForm({ next }: { next: string | undefined }) {
  const form = useActionForm({
    schema: verificationCodeInput,
    action: verifyCodeAction,
    formAction: verifyCodeFormAction,
    defaultValues: { code: "", next: next ?? "" },
  });
  return (
    <Form of={form}>
      <FormError />
      <HiddenField name="next" />
      <CodeField autoFocus />
      <SubmitButton>Confirm</SubmitButton>
    </Form>
  );
}
