"use client";

import { type KeyboardEvent, useState } from "react";
import { Form } from "@/components/form/form";
import { FormError } from "@/components/form/form-error";
import { RolePickerField } from "@/components/form/role-picker-field";
import { SelectField } from "@/components/form/select-field";
import { SubmitButton } from "@/components/form/submit-button";
import { TextareaField } from "@/components/form/textarea-field";
import { useActionForm } from "@/components/form/use-action-form";
import { leastRole, type RoleChoice } from "@/components/role-picker";
import { DialogFooter } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toaster";
import { readAddresses } from "@/lib/invitations/addresses";
import { inviteInput } from "@/lib/invitations/input";
import type { InviteRow } from "@/lib/invitations/rows";
import { succeed } from "@/lib/result";
import { inviteMembersAction, previewInvitationsAction } from "./actions";
import { InviteCheck } from "./invite-check";
import { InviteRows } from "./invite-rows";

interface InviteFormProps {
  slug: string;
  roles: readonly RoleChoice[];
  onDone: () => void;
  /** On a page, among other things: it takes no focus, and the role is chosen from a list. */
  isShort?: boolean;
}

/** One address is sent at once; several are looked at first, row by row. What was not sent stays in the box. */
export function InviteForm({ slug, roles, onDone, isShort = false }: InviteFormProps) {
  const [checked, setChecked] = useState<InviteRow[]>();
  const [left, setLeft] = useState<InviteRow[]>([]);
  const action = useActionForm({
    schema: inviteInput,
    action: async (values) => {
      const isPreview = !checked && readAddresses(values.addresses).length > 1;
      const result = isPreview
        ? await previewInvitationsAction(slug, values)
        : // Who types the one address again wants it sent again.
          await inviteMembersAction(slug, checked ? values : { ...values, again: true });
      return result.ok ? succeed({ ...result.data, isPreview }) : result;
    },
    defaultValues: { addresses: "", roleKey: leastRole(roles), again: false },
    onSuccess: ({ rows, isPreview }) => (isPreview ? setChecked(rows) : showSent(rows)),
  });
  const { form } = action;

  function showSent(rows: InviteRow[]) {
    const sent = rows.filter(({ state }) => state === "sent");
    // What was there twice is there once.
    const rest = rows.filter(({ state }) => state !== "sent" && state !== "twice");
    if (sent.length > 0) toast.success(sentInWords(sent));
    if (rest.length === 0) return onDone();
    setChecked(undefined);
    const isOne = rows.length === 1;
    setLeft(isOne ? [] : rest);
    form.reset({ ...form.getValues(), addresses: rest.map(({ text }) => text).join("\n"), again: false });
    if (isOne) form.setError("addresses", { message: rest[0]?.reason ?? "" }, { shouldFocus: true });
  }

  if (checked)
    return (
      <Form of={action}>
        <FormError />
        <InviteCheck
          rows={checked}
          roleName={roles.find(({ key }) => key === form.getValues("roleKey"))?.name ?? ""}
          onBack={() => setChecked(undefined)}
        />
      </Form>
    );
  const many = readAddresses(form.watch("addresses")).length;
  const submit = (
    <SubmitButton className={isShort ? "justify-self-start" : ""}>
      {many > 1 ? `Check ${many} addresses` : "Send invitation"}
    </SubmitButton>
  );
  return (
    <Form of={action} onKeyDown={sendByKeys}>
      <FormError />
      {left.length > 0 && <InviteRows title="Not sent, and still in the box" rows={left} />}
      <TextareaField
        name="addresses"
        label="E-mail addresses"
        hint="One or many: one a line, with commas, or as Name <address>."
        spellCheck={false}
        autoFocus={!isShort}
      />
      {isShort ? (
        <SelectField
          name="roleKey"
          label="Role"
          hint={roles.find(({ key }) => key === form.watch("roleKey"))?.description}
          options={roles.flatMap(({ key, name, disabled }) =>
            disabled ? [] : [{ value: key, label: name }],
          )}
        />
      ) : (
        <RolePickerField name="roleKey" label="Role" roles={roles} />
      )}
      {isShort ? submit : <DialogFooter>{submit}</DialogFooter>}
    </Form>
  );
}

/** Enter makes a new line in the box; with Ctrl or ⌘ it sends. */
function sendByKeys(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}

function sentInWords(sent: InviteRow[]): string {
  return sent.length === 1 ? `Invitation sent to ${sent[0]?.email}.` : `${sent.length} invitations sent.`;
}
