"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { Form } from "@/components/form/form";
import { FormError } from "@/components/form/form-error";
import { SelectField } from "@/components/form/select-field";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from "@/components/ui/dialog";
import { toast } from "@/components/ui/toaster";
import { brand } from "@/lib/brand";
import { newRoleInput } from "@/lib/template/input";
import { addRoleAction } from "./actions";
import { RoleFields } from "./role-fields";
import type { RoleListProps } from "./role-list";

export function AddRoleDialog(props: RoleListProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button>
          <Plus aria-hidden="true" />
          Add role
        </Button>
      </DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Add a role</DialogTitle>
          <DialogDescription>
            Every {brand.workspace.one} can give it at once. What it holds can be changed at any time.
          </DialogDescription>
        </DialogHeader>
        <AddRoleForm {...props} onDone={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

function AddRoleForm({ version, roles, onDone }: RoleListProps & { onDone: () => void }) {
  const form = useActionForm({
    schema: newRoleInput,
    // The version of the page as it is now: after a refusal it shows what is new.
    action: (values) => addRoleAction({ ...values, version }),
    defaultValues: {
      version,
      name: "",
      description: "",
      before: roles.at(-1)?.key ?? "",
      copyOf: roles.at(-1)?.key ?? "",
    },
    onSuccess: () => {
      onDone();
      toast.success("The role was added.");
    },
  });
  return (
    <Form of={form}>
      <FormError />
      <RoleFields others={roles} />
      <SelectField
        name="copyOf"
        label="Begins with"
        options={[
          ...roles.map(({ key, name }) => ({ value: key, label: `What ${name} can do` })),
          { value: "", label: "Nothing" },
        ]}
      />
      <DialogFooter>
        <SubmitButton>Add role</SubmitButton>
      </DialogFooter>
    </Form>
  );
}
