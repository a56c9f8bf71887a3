"use client";

import { Form } from "@/components/form/form";
import { FormError } from "@/components/form/form-error";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/form/use-action-form";
import { toast } from "@/components/ui/toaster";
import { nameInput } from "@/lib/account/input";
import { renameAction } from "./actions";

export function NameForm({ name }: { name: string }) {
  const form = useActionForm({
    schema: nameInput,
    action: renameAction,
    defaultValues: { name },
    onSuccess: () => toast.success("Saved."),
  });
  return (
    <Form of={form}>
      <FormError />
      <div className="flex flex-wrap items-start gap-3">
        <TextField name="name" label="Your name" autoComplete="name" className="min-w-0 flex-1 basis-56" />
        <SubmitButton variant="secondary" className="sm:mt-6.5">
          Save name
        </SubmitButton>
      </div>
    </Form>
  );
}
