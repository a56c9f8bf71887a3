"use client";

import { useState } from "react";
import { Form } from "@/components/form/form";
import { FormError } from "@/components/form/form-error";
import { RolePickerField } from "@/components/form/role-picker-field";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/form/use-action-form";
import { leastRole } from "@/components/role-picker";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from "@/components/ui/dialog";
import { toast } from "@/components/ui/toaster";
import { inviteInput } from "@/lib/invitations/input";
import { inviteMemberAction } from "./actions";
import { InviteButton, type InviteDialogProps } from "./invite-dialog";

/** Begins open. */
export function InvitePanel({ slug, roles }: InviteDialogProps) {
  const [isOpen, setOpen] = useState(true);
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <InviteButton />
      </DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Invite someone</DialogTitle>
          <DialogDescription>They get a mail with a link that works for 7 days.</DialogDescription>
        </DialogHeader>
        <InviteForm slug={slug} roles={roles} onDone={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

function InviteForm({ slug, roles, onDone }: InviteDialogProps & { onDone: () => void }) {
  const form = useActionForm({
    schema: inviteInput,
    action: (values) => inviteMemberAction(slug, values),
    defaultValues: { email: "", roleKey: leastRole(roles) },
    onSuccess: ({ email }) => {
      onDone();
      toast.success(`Invitation sent to ${email}.`);
    },
  });
  return (
    <Form of={form}>
      <FormError />
      <TextField name="email" label="E-mail address" type="email" autoComplete="off" autoFocus />
      <RolePickerField name="roleKey" label="Role" roles={roles} />
      <SubmitButton className="justify-self-end">Send invitation</SubmitButton>
    </Form>
  );
}
