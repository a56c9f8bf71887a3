"use client";

import { Form } from "@/components/form/form";
import { FormError } from "@/components/form/form-error";
import { HiddenField } from "@/components/form/hidden-field";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/form/use-action-form";
import { brand } from "@/lib/brand";
import { restoreOrganizationInput } from "@/lib/organization/input";
import { restoreWorkspaceAction, restoreWorkspaceFormAction } from "./actions";

export function RestoreForm({ id }: { id: string }) {
  const form = useActionForm({
    schema: restoreOrganizationInput,
    action: restoreWorkspaceAction,
    formAction: restoreWorkspaceFormAction,
    defaultValues: { id },
  });
  return (
    <Form of={form}>
      <FormError />
      <HiddenField name="id" />
      <SubmitButton>Restore {brand.workspace.one}</SubmitButton>
    </Form>
  );
}
