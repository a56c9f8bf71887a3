"use client";

import { Form } from "@/components/form/form";
import { FormError } from "@/components/form/form-error";
import { RolePickerField } from "@/components/form/role-picker-field";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/form/use-action-form";
import type { RoleChoice } from "@/components/role-picker";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { toast } from "@/components/ui/toaster";
import { changeRoleInput } from "@/lib/members/input";
import { changeRoleAction } from "./actions";
import type { MemberRow } from "./member-table";

interface RoleDialogProps {
  slug: string;
  member: MemberRow;
  roles: readonly RoleChoice[];
  open: boolean;
  onClose: () => void;
}

export function RoleDialog({ slug, member, roles, open, onClose }: RoleDialogProps) {
  return (
    <Dialog open={open} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent onOpenAutoFocus={focusChosen}>
        <DialogHeader>
          <DialogTitle>What may {member.name} do?</DialogTitle>
          <DialogDescription>The change takes effect with their next click.</DialogDescription>
        </DialogHeader>
        <RoleForm slug={slug} member={member} roles={roles} onClose={onClose} />
      </DialogContent>
    </Dialog>
  );
}

/** On the role that the person has, not on the first of the list. */
function focusChosen(event: Event) {
  const dialog = event.currentTarget instanceof HTMLElement ? event.currentTarget : undefined;
  const chosen = dialog?.querySelector<HTMLInputElement>("input:checked");
  if (!chosen) return;
  event.preventDefault();
  chosen.focus();
}

function RoleForm({ slug, member, roles, onClose }: Omit<RoleDialogProps, "open">) {
  const form = useActionForm({
    schema: changeRoleInput,
    action: (values) => changeRoleAction(slug, values),
    defaultValues: { userId: member.userId, roleKey: member.roleKey },
    onSuccess: () => {
      onClose();
      toast.success(`${member.name} has a new role.`);
    },
  });
  return (
    <Form of={form}>
      <FormError />
      <RolePickerField name="roleKey" label="Role" roles={roles} />
      <DialogFooter>
        <SubmitButton>Change role</SubmitButton>
      </DialogFooter>
    </Form>
  );
}
