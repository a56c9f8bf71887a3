"use client";

import { TextField } from "@/components/form/text-field";

interface CodeFieldProps {
  label?: string;
  autoFocus?: boolean;
  className?: string;
}

/** For six digits, `code` among the form's values; people type a space in the middle. */
export function CodeField({ label = "Code from the mail", autoFocus, className }: CodeFieldProps) {
  return (
    <TextField
      name="code"
      label={label}
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={7}
      autoFocus={autoFocus}
      className={className}
    />
  );
}
