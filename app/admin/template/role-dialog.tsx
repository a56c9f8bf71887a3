"use client";

import { Form } from "@/components/form/form";
import { FormError } from "@/components/form/form-error";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/form/use-action-form";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { toast } from "@/components/ui/toaster";
import { roleInput } from "@/lib/template/input";
import { describeRoleAction } from "./actions";
import type { TemplateRole } from "./page";
import { RoleFields } from "./role-fields";
import type { RoleListProps } from "./role-list";

interface RoleDialogProps extends RoleListProps {
  role: TemplateRole;
  open: boolean;
  onClose: () => void;
}

export function RoleDialog({ open, onClose, ...rest }: RoleDialogProps) {
  return (
    <Dialog open={open} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>The role {rest.role.name}</DialogTitle>
          <DialogDescription>Who has it keeps it, under its new name.</DialogDescription>
        </DialogHeader>
        <RoleForm {...rest} onClose={onClose} />
      </DialogContent>
    </Dialog>
  );
}

function RoleForm({ version, role, roles, onClose }: Omit<RoleDialogProps, "open">) {
  const { key, name, description } = role;
  const form = useActionForm({
    schema: roleInput,
    // The version of the page as it is now: after a refusal it shows what is new.
    action: (values) => describeRoleAction({ ...values, version }),
    defaultValues: { version, key, name, description, before: nextOf(role, roles) },
    onSuccess: () => {
      onClose();
      toast.success("The role was changed.");
    },
  });
  return (
    <Form of={form}>
      <FormError />
      <RoleFields others={roles.filter((other) => other.key !== key)} />
      <DialogFooter>
        <SubmitButton>Save role</SubmitButton>
      </DialogFooter>
    </Form>
  );
}

/** The role that it stands before; empty for the last. */
function nextOf({ key }: TemplateRole, roles: readonly TemplateRole[]): string {
  return roles[roles.findIndex((role) => role.key === key) + 1]?.key ?? "";
}
