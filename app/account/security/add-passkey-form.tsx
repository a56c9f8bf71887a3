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
  const [kept, setKept] = useState<{ name: string; codes: string[] }>();
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
      const { name, codes } = added;
      if (codes) setKept({ name, codes });
      else sayAdded(name);
    },
  });
  const close = () => {
    if (kept) sayAdded(kept.name);
    setKept(undefined);
  };
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
      {kept && <RecoveryCodesDialog codes={kept.codes} onClose={close} />}
    </>
  );
}

function sayAdded(name: string) {
  toast.success(`You can sign in with the passkey “${name}” from now on.`);
}
