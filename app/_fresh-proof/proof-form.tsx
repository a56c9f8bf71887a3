"use client";

import type { ReactNode } from "react";
import type { z } from "zod";
import { Form } from "@/components/form/form";
import { FormError } from "@/components/form/form-error";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/form/use-action-form";
import type { ProofWay, TypedProof } from "@/lib/auth/input";
import { proveAgainAction } from "./actions";
import type { AskProps } from "./ways";

interface ProofFormProps<Way extends ProofWay> extends AskProps {
  schema: z.ZodType<unknown, TypedProof<Way>>;
  /** Nothing typed yet. */
  empty: TypedProof<Way>;
  /** The field. */
  children: ReactNode;
}

/** A proof that is typed. */
export function ProofForm<Way extends ProofWay>({ schema, empty, onProved, children }: ProofFormProps<Way>) {
  const form = useActionForm({ schema, action: proveAgainAction, defaultValues: empty, onSuccess: onProved });
  // What asked for the proof waits for it in a transition, and transitions end together: here `pending` is none of theirs.
  const pending = form.form.formState.isSubmitting;
  return (
    <Form of={{ ...form, pending }}>
      <FormError />
      {children}
      <SubmitButton>Continue</SubmitButton>
    </Form>
  );
}
