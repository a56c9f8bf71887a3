"use client";

import { useState } from "react";
import { Form } from "@/components/form/form";
import { FormError } from "@/components/form/form-error";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/form/use-action-form";
import { makePasskey } from "@/components/passkey";
import { toast } from "@/components/ui/toaster";
import { passkeyNameInput } from "@/lib/auth/passkey-input";
import { addPasskeyAction, askForNewPasskeyAction } from "./passkey-actions";
import { RecoveryCodesDialog } from "./recovery-codes-dialog";

/** `suggestion` is what the browser calls itself. */
export function AddPasskeyForm({ suggestion }: { suggestion: string }) {
  const [codes, setCodes] = useState<string[]>();
  const form = useActionForm({
    schema: passkeyNameInput,
    action: ({ name }) =>
      makePasskey({
        begin: () => askForNewPasskeyAction(undefined),
        send: (response) => addPasskeyAction({ name, response }),
      }),
    defaultValues: { name: suggestion },
    onSuccess: (added) => {
      if (!added) return;
      form.form.reset();
      setCodes(added.codes);
      toast.success(`You can sign in with the passkey “${added.name}” from now on.`);
    },
  });
  return (
    <>
      <Form of={form}>
        <FormError />
        <div className="flex flex-wrap items-start gap-3">
          <TextField
            name="name"
            label="A name for a new passkey"
            autoComplete="off"
            hint="To tell it from others. Your browser asks where to keep the passkey."
            className="min-w-0 flex-1 basis-56"
          />
          <SubmitButton variant="secondary" className="sm:mt-6.5">
            Add passkey
          </SubmitButton>
        </div>
      </Form>
      {codes && <RecoveryCodesDialog codes={codes} onClose={() => setCodes(undefined)} />}
    </>
  );
}
