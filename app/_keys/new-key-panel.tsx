"use client";

import { useState } from "react";
import { Form } from "@/components/form/form";
import { FormError } from "@/components/form/form-error";
import { SelectField } from "@/components/form/select-field";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/form/use-action-form";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from "@/components/ui/dialog";
import { keyInput } from "@/lib/api-keys/input";
import { useKeyDesk } from "./key-desk";
import { lifetimes, rates } from "./key-options";
import { NewKeyButton, type NewKeyProps } from "./new-key";
import { PermissionField } from "./permission-field";

/** Begins open. What it makes is shown by the desk. */
export function NewKeyPanel(props: NewKeyProps) {
  const [isOpen, setOpen] = useState(true);
  const { words } = useKeyDesk();
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <NewKeyButton />
      </DialogTrigger>
      <DialogContent className="sm:max-w-2xl">
        <DialogHeader>
          <DialogTitle>New {words.one}</DialogTitle>
          <DialogDescription>
            Give it what its program needs, and no more. It never does what you may not do yourself.
          </DialogDescription>
        </DialogHeader>
        <NewKeyForm {...props} onDone={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

function NewKeyForm({ choices, action, onDone }: NewKeyProps & { onDone: () => void }) {
  const { words, show } = useKeyDesk();
  const form = useActionForm({
    schema: keyInput,
    action,
    defaultValues: { name: "", permissions: [], days: "90", rateLimit: "300" },
    onSuccess: ({ key }) => {
      onDone();
      show({ key, permissions: form.form.getValues("permissions") });
    },
  });
  return (
    <Form of={form}>
      <FormError />
      <TextField
        name="name"
        label="Name"
        autoComplete="off"
        placeholder="Nightly report"
        hint="The program that uses it, and where it runs."
      />
      <PermissionField name="permissions" label="What it may do" choices={choices} />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField name="days" label="Works for" options={lifetimes} />
        <SelectField name="rateLimit" label="At most" options={rates} />
      </div>
      <DialogFooter>
        <SubmitButton>Make {words.one}</SubmitButton>
      </DialogFooter>
    </Form>
  );
}
