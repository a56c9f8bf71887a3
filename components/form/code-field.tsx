"use client";

import { TextField } from "@/components/form/text-field";

/** For six digits that were mailed, `code` among the form's values; people type a space in the middle. */
export function CodeField({ autoFocus, className }: { autoFocus?: boolean; className?: string }) {
  return (
    <TextField
      name="code"
      label="Code from the mail"
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={7}
      autoFocus={autoFocus}
      className={className}
    />
  );
}
