"use client";

import { Form } from "@/components/form/form";
import { FormError } from "@/components/form/form-error";
import { SelectField } from "@/components/form/select-field";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/form/use-action-form";
import { toast } from "@/components/ui/toaster";
import { successorInput } from "@/lib/account/input";
import { handOverAction } from "./actions";

interface HandOverFormProps {
  slug: string;
  /** The role to give, in lower case. */
  role: string;
  candidates: Array<{ userId: string; name: string; email: string }>;
}

export function HandOverForm({ slug, role, candidates }: HandOverFormProps) {
  const form = useActionForm({
    schema: successorInput,
    action: handOverAction,
    defaultValues: { slug, userId: candidates[0]?.userId ?? "" },
    onSuccess: () => toast.success("Handed over."),
  });
  return (
    <Form of={form}>
      <FormError />
      <div className="flex flex-wrap items-start gap-3">
        <SelectField
          name="userId"
          label="Who takes over?"
          options={candidates.map(({ userId, name, email }) => ({
            value: userId,
            label: `${name} (${email})`,
          }))}
          className="min-w-0 flex-1 basis-56"
        />
        <SubmitButton variant="secondary" className="sm:mt-6.5">
          Make {role}
        </SubmitButton>
      </div>
    </Form>
  );
}
