"use client";

import { Form } from "@/components/form/form";
import { FormError } from "@/components/form/form-error";
import { HiddenField } from "@/components/form/hidden-field";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/form/use-action-form";
import { joinByLinkInput } from "@/lib/join-links/input";
import { joinByLinkAction, joinByLinkFormAction } from "./actions";

export function JoinForm({ token, organizationName }: { token: string; organizationName: string }) {
  const form = useActionForm({
    schema: joinByLinkInput,
    action: joinByLinkAction,
    formAction: joinByLinkFormAction,
    defaultValues: { token },
  });
  return (
    <Form of={form}>
      <FormError />
      <HiddenField name="token" />
      <SubmitButton>Join {organizationName}</SubmitButton>
    </Form>
  );
}
