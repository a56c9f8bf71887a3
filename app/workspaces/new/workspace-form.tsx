"use client";

import { useEffect, useState } from "react";
import { Form } from "@/components/form/form";
import { FormError } from "@/components/form/form-error";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/form/use-action-form";
import { brand } from "@/lib/brand";
import { organizationInput, slugInput } from "@/lib/organization/input";
import { suggestSlug } from "@/lib/organization/slug";
import { checkSlugAction, createWorkspaceAction } from "./actions";

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

/** Asks a moment after the last key; an answer that comes late is for another slug and is dropped. */
function useAvailability(slug: string): string {
  const [answer, setAnswer] = useState<{ slug: string; text: string }>();
  useEffect(() => {
    const parsed = slugInput.safeParse(slug);
    if (!parsed.success) return;
    let isCurrent = true;
    const timer = setTimeout(async () => {
      const result = await checkSlugAction({ slug }).catch(() => undefined);
      if (!isCurrent || !result?.ok) return;
      setAnswer({
        slug,
        text: result.data.isFree ? `“${parsed.data}” is free.` : `“${parsed.data}” is taken.`,
      });
    }, 300);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [slug]);
  return answer?.slug === slug ? answer.text : "3 to 40 letters, digits and hyphens.";
}
