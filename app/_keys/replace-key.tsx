"use client";

import { Form } from "@/components/form/form";
import { FormError } from "@/components/form/form-error";
import { SelectField } from "@/components/form/select-field";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/form/use-action-form";
import { Alert } from "@/components/ui/alert";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import type { KeyPermission } from "@/lib/api-keys/choices";
import { replaceKeyInput } from "@/lib/api-keys/input";
import { useKeyDesk } from "./key-desk";
import type { KeyActions } from "./key-menu";
import { lifetimes, overlaps } from "./key-options";

interface ReplaceFormProps {
  id: string;
  /** What the new one is given. */
  permissions: string[];
  /** What the old one was given and who asks may not give. */
  beyond: KeyPermission[];
  action: KeyActions["replace"];
  onClose: () => void;
}

export function ReplaceKey({ name, open, ...form }: ReplaceFormProps & { name: string; open: boolean }) {
  const { words } = useKeyDesk();
  return (
    <Dialog open={open} onOpenChange={(isOpen) => !isOpen && form.onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle className="break-words">Replace “{name}”</DialogTitle>
          <DialogDescription>
            You get a new {words.one} with the same name and permissions. The old one can go on for a while,
            so that nothing stops while you change it over.
          </DialogDescription>
        </DialogHeader>
        <ReplaceForm {...form} />
      </DialogContent>
    </Dialog>
  );
}

function ReplaceForm({ id, permissions, beyond, action, onClose }: ReplaceFormProps) {
  const { words, show } = useKeyDesk();
  const form = useActionForm({
    schema: replaceKeyInput,
    action,
    defaultValues: { id, overlap: "24", days: "90" },
    onSuccess: ({ key }) => {
      onClose();
      show({ key, permissions });
    },
  });
  return (
    <Form of={form}>
      <FormError />
      {beyond.length > 0 && (
        <Alert variant="warning" title="The new one can do less">
          You may not give: {beyond.map(({ sentence }) => sentence).join("; ")}.
        </Alert>
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          name="overlap"
          label="The old one"
          options={overlaps}
          hint="Never longer than it would have worked."
        />
        <SelectField name="days" label="The new one works for" options={lifetimes} />
      </div>
      <DialogFooter>
        <SubmitButton>Replace {words.one}</SubmitButton>
      </DialogFooter>
    </Form>
  );
}
