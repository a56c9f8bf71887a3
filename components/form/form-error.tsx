"use client";

import { FailureAlert } from "@/components/failure-alert";
import { useFormState } from "@/components/form/form";

/** What went wrong with the form as a whole, and where to mend it. */
export function FormError() {
  return <FailureAlert failure={useFormState().failure} />;
}
