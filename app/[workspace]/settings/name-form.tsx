"use client";

import { Form } from "@/components/form/form";
import { FormError } from "@/components/form/form-error";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/form/use-action-form";
import { toast } from "@/components/ui/toaster";
import { renameOrganizationInput } from "@/lib/organization/input";
import { renameOrganizationAction } from "./actions";

export function NameForm({ slug, name }: { slug: string; name: string }) {
  const form = useActionForm({
    schema: renameOrganizationInput,
    action: (values) => renameOrganizationAction(slug, values),
    defaultValues: { name },
    onSuccess: () => toast.success("Renamed."),
  });
  return (
    <Form of={form}>
      <FormError />
      <TextField name="name" label="Name" autoComplete="organization" />
      <SubmitButton className="justify-self-start">Rename</SubmitButton>
    </Form>
  );
}
