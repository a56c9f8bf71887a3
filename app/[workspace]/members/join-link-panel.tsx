"use client";

import { useState } from "react";
import { CopyField } from "@/components/copy-field";
import { Form } from "@/components/form/form";
import { FormError } from "@/components/form/form-error";
import { RolePickerField } from "@/components/form/role-picker-field";
import { SelectField } from "@/components/form/select-field";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/form/use-action-form";
import { leastRole } from "@/components/role-picker";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from "@/components/ui/dialog";
import { joinLinkDays, joinLinkInput } from "@/lib/join-links/input";
import { createJoinLinkAction } from "./actions";
import { JoinLinkButton, type JoinLinkDialogProps } from "./join-link-dialog";

/** Begins open. Once the link is made it shows it; closed and opened again, it makes another. */
export function JoinLinkPanel({ slug, roles }: JoinLinkDialogProps) {
  const [isOpen, setOpen] = useState(true);
  const [url, setUrl] = useState<string>();
  const onOpenChange = (opens: boolean) => {
    if (opens) setUrl(undefined);
    setOpen(opens);
  };
  return (
    <Dialog open={isOpen} onOpenChange={onOpenChange}>
      <DialogTrigger asChild>
        <JoinLinkButton />
      </DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{url ? "The link is ready" : "New join link"}</DialogTitle>
          <DialogDescription>
            {url
              ? "Give it only to people who are to join. You can look it up here later."
              : "Who has it joins with the role that you choose, until it expires or you switch it off."}
          </DialogDescription>
        </DialogHeader>
        {url ? (
          <CopyField label="Link" value={url} />
        ) : (
          <JoinLinkForm slug={slug} roles={roles} onDone={setUrl} />
        )}
      </DialogContent>
    </Dialog>
  );
}

function JoinLinkForm({ slug, roles, onDone }: JoinLinkDialogProps & { onDone: (url: string) => void }) {
  const form = useActionForm({
    schema: joinLinkInput,
    action: (values) => createJoinLinkAction(slug, values),
    defaultValues: { roleKey: leastRole(roles), days: joinLinkDays[1], useLimit: "", emailDomain: "" },
    onSuccess: ({ url }) => onDone(url),
  });
  return (
    <Form of={form}>
      <FormError />
      <RolePickerField name="roleKey" label="Role" roles={roles} />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField name="days" label="Works for" options={lifetimes} />
        <TextField
          name="useLimit"
          label="Most uses"
          optional
          inputMode="numeric"
          autoComplete="off"
          placeholder="No limit"
        />
      </div>
      <TextField
        name="emailDomain"
        label="Only addresses at"
        optional
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        placeholder="example.com"
      />
      <DialogFooter>
        <SubmitButton>Make link</SubmitButton>
      </DialogFooter>
    </Form>
  );
}

const lifetimes = joinLinkDays.map((days) => ({
  value: days,
  label: days === "1" ? "1 day" : `${days} days`,
}));
