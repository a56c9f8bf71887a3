"use client";

import { useFormState } from "@/components/form/form";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";

/** What went wrong with the form as a whole, and where to mend it. */
export function FormError() {
  const { failure } = useFormState();
  if (!failure) return null;
  return (
    <Alert
      role="alert"
      variant="destructive"
      action={
        failure.where && (
          <Button asChild size="sm" variant="secondary">
            {/* In a tab of its own: what was typed here stays. */}
            <a href={failure.where} target="_blank" rel="noopener">
              Sign in
            </a>
          </Button>
        )
      }
    >
      {failure.message}
    </Alert>
  );
}
