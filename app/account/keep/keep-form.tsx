"use client";

import { Form } from "@/components/form/form";
import { FormError } from "@/components/form/form-error";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/form/use-action-form";
import { keepAccountInput } from "@/lib/account/input";
import { keepAccountAction, keepAccountFormAction } from "./actions";

export function KeepForm() {
  const form = useActionForm({
    schema: keepAccountInput,
    action: keepAccountAction,
    formAction: keepAccountFormAction,
    defaultValues: {},
  });
  return (
    <Form of={form}>
      <FormError />
      <SubmitButton>Keep my account</SubmitButton>
    </Form>
  );
}
