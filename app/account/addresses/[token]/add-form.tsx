"use client";

import { Form } from "@/components/form/form";
import { FormError } from "@/components/form/form-error";
import { HiddenField } from "@/components/form/hidden-field";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/form/use-action-form";
import { tokenInput } from "@/lib/auth/input";
import { addByLinkAction, addByLinkFormAction } from "./actions";

export function AddForm({ token }: { token: string }) {
  const form = useActionForm({
    schema: tokenInput,
    action: addByLinkAction,
    formAction: addByLinkFormAction,
    defaultValues: { token },
  });
  return (
    <Form of={form}>
      <FormError />
      <HiddenField name="token" />
      <SubmitButton>Add address</SubmitButton>
    </Form>
  );
}
