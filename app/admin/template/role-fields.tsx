"use client";

import { SelectField } from "@/components/form/select-field";
import { TextField } from "@/components/form/text-field";
import type { TemplateRole } from "./page";

/** What a role is called, what it is for and where it stands. */
export function RoleFields({ others }: { others: readonly TemplateRole[] }) {
  return (
    <>
      <TextField name="name" label="Name" maxLength={40} autoComplete="off" autoFocus />
      <TextField
        name="description"
        label="Description"
        hint="One sentence, for who chooses a role."
        maxLength={80}
        autoComplete="off"
      />
      <SelectField
        name="before"
        label="Place"
        hint="Lists of roles begin with the most powerful."
        options={[
          ...others.map(({ key, name }) => ({ value: key, label: `Before ${name}` })),
          { value: "", label: "Last" },
        ]}
      />
    </>
  );
}
