"use client";

import { type ComponentProps, createContext, useContext } from "react";
import { type FieldValues, FormProvider } from "react-hook-form";
import type { ActionForm } from "@/components/form/use-action-form";
import { cn } from "@/lib/utils";

type FormState = Pick<ActionForm<FieldValues>, "pending" | "failure">;

const FormStateContext = createContext<FormState>({ pending: false, failure: undefined });

/** What the parts of a form share besides its fields. */
export function useFormState(): FormState {
  return useContext(FormStateContext);
}

interface FormProps<Input extends FieldValues> extends Omit<ComponentProps<"form">, "onSubmit" | "action"> {
  /** What `useActionForm` returned. */
  of: ActionForm<Input>;
}

/** Posted, so that nothing typed reaches the address when a form is sent before its script has loaded. */
export function Form<Input extends FieldValues>({ of, className, children, ...props }: FormProps<Input>) {
  const { form, submit, post, pending, failure } = of;
  const withoutScript = post ? { action: post } : ({ method: "post" } as const);
  return (
    <FormProvider {...form}>
      <FormStateContext value={{ pending, failure }}>
        <form
          {...withoutScript}
          noValidate
          onSubmit={submit}
          className={cn("grid gap-5", className)}
          {...props}
        >
          {children}
        </form>
      </FormStateContext>
    </FormProvider>
  );
}
