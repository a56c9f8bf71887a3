"use client";

import { Form } from "@/components/form/form";
import { FormError } from "@/components/form/form-error";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/form/use-action-form";
import { newAddressInput } from "@/lib/account/input";
import { addAddressAction } from "./actions";

export function AddAddressForm() {
  const form = useActionForm({
    schema: newAddressInput,
    action: addAddressAction,
    defaultValues: { email: "" },
    onSuccess: () => form.form.reset(),
  });
  return (
    <Form of={form}>
      <FormError />
      <div className="flex flex-wrap items-start gap-3">
        <TextField
          name="email"
          label="Another address"
          type="email"
          autoComplete="off"
          hint="We mail you a link and a code to confirm it."
          className="min-w-0 flex-1 basis-56"
        />
        <SubmitButton variant="secondary" className="sm:mt-6.5">
          Add address
        </SubmitButton>
      </div>
    </Form>
  );
}
