"use client";

import { useState } from "react";
import { useAvailability } from "@/app/_slug/use-availability";
import { Form } from "@/components/form/form";
import { FormError } from "@/components/form/form-error";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/form/use-action-form";
import { brand } from "@/lib/brand";
import { organizationInput } from "@/lib/organization/input";
import { suggestSlug } from "@/lib/organization/slug";
import { createWorkspaceAction } from "./actions";

export function WorkspaceForm({ host }: { host: string }) {
  const form = useActionForm({
    schema: organizationInput,
    action: createWorkspaceAction,
    defaultValues: { name: "", slug: "" },
  });
  const [isSlugOwn, setSlugOwn] = useState(false);
  const slug = form.form.watch("slug");
  const availability = useAvailability(slug);

  function followName(name: string) {
    if (!isSlugOwn)
      form.form.setValue("slug", suggestSlug(name), { shouldValidate: form.form.formState.isSubmitted });
  }

  return (
    <Form of={form}>
      <FormError />
      <TextField
        name="name"
        label="Name"
        autoFocus
        autoComplete="organization"
        onChange={(event) => followName(event.target.value)}
      />
      <TextField
        name="slug"
        label="Address"
        prefix={`${host}/`}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        onChange={() => setSlugOwn(true)}
        hint={<span aria-live="polite">{availability}</span>}
      />
      <SubmitButton>Create {brand.workspace.one}</SubmitButton>
    </Form>
  );
}
