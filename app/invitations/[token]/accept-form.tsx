"use client";

import { Form } from "@/components/form/form";
import { FormError } from "@/components/form/form-error";
import { HiddenField } from "@/components/form/hidden-field";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/form/use-action-form";
import { acceptInvitationInput } from "@/lib/invitations/input";
import { acceptInvitationAction, acceptInvitationFormAction } from "./actions";

export function AcceptForm({ token, organizationName }: { token: string; organizationName: string }) {
  const form = useActionForm({
    schema: acceptInvitationInput,
    action: acceptInvitationAction,
    formAction: acceptInvitationFormAction,
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
