"use client";

import { TextField } from "@/components/form/text-field";

/** For a code from paper, `code` among the form's values; with the hyphens and in capitals it is the same. */
export function RecoveryCodeField({ autoFocus }: { autoFocus?: boolean }) {
  return (
    <TextField
      name="code"
      label="Recovery code"
      hint="Like abcd-efgh-2345-6789. Each works once."
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={40}
      autoFocus={autoFocus}
    />
  );
}
