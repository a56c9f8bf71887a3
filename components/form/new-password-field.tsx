"use client";

import { PasswordField } from "@/components/form/password-field";

interface NewPasswordFieldProps {
  label?: string;
  /** What else there is to know of it. */
  hint?: string;
  autoFocus?: boolean;
}

/** The password that a person chooses: the length is all that is asked. */
export function NewPasswordField({
  label = "Password",
  hint = "A few random words make a good one.",
  autoFocus,
}: NewPasswordFieldProps) {
  return (
    <PasswordField
      name="password"
      label={label}
      autoComplete="new-password"
      hint={`12 characters or more. ${hint}`}
      autoFocus={autoFocus}
    />
  );
}
