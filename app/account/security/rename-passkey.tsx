"use client";

import { Form } from "@/components/form/form";
import { FormError } from "@/components/form/form-error";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/form/use-action-form";
import { Dialog, DialogContent, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { renamedPasskeyInput } from "@/lib/auth/passkey-input";
import { renamePasskeyAction } from "./passkey-actions";

interface RenamePasskeyProps {
  id: string;
  name: string;
  open: boolean;
  onClose: () => void;
}

export function RenamePasskey({ id, name, open, onClose }: RenamePasskeyProps) {
  return (
    <Dialog open={open} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent aria-describedby={undefined}>
        <DialogHeader>
          <DialogTitle>Rename passkey</DialogTitle>
        </DialogHeader>
        <RenameForm id={id} name={name} onDone={onClose} />
      </DialogContent>
    </Dialog>
  );
}

function RenameForm({ id, name, onDone }: { id: string; name: string; onDone: () => void }) {
  const form = useActionForm({
    schema: renamedPasskeyInput,
    action: renamePasskeyAction,
    defaultValues: { id, name },
    onSuccess: onDone,
  });
  return (
    <Form of={form}>
      <FormError />
      <TextField name="name" label="Name" autoComplete="off" autoFocus />
      <SubmitButton>Rename passkey</SubmitButton>
    </Form>
  );
}
