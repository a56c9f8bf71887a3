"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { unstable_isUnrecognizedActionError, unstable_rethrow } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import {
  type DefaultValues,
  type FieldPath,
  type FieldValues,
  type UseFormReturn,
  useForm,
} from "react-hook-form";
import type { z } from "zod";
import type { ActionError, ActionResult } from "@/lib/result";

interface ActionFormOptions<Input extends FieldValues, Data> {
  /** The same schema that the action parses with. */
  schema: z.ZodType<unknown, Input>;
  /** Gets the values as they were typed: the server parses them itself. */
  action: (values: Input) => Promise<ActionResult<Data>>;
  defaultValues: DefaultValues<Input>;
  onSuccess?: (data: Data) => void;
}

export interface ActionForm<Input extends FieldValues> {
  form: UseFormReturn<Input>;
  submit: (event?: FormEvent<HTMLFormElement>) => Promise<void>;
  /** From the click until the answer, or until the page that it leads to stands. */
  pending: boolean;
  /** Why the last try failed, where that is not about one field. */
  failure: ActionError | undefined;
}

/** A form that one server action answers. Whatever happens, what was typed stays. */
export function useActionForm<Input extends FieldValues, Data>({
  schema,
  action,
  defaultValues,
  onSuccess,
}: ActionFormOptions<Input, Data>): ActionForm<Input> {
  const form = useForm<Input>({ resolver: zodResolver(schema, undefined, { raw: true }), defaultValues });
  const [failure, setFailure] = useState<ActionError>();
  const [moving, startTransition] = useTransition();

  /** In a transition, so that a redirect reaches Next's boundary and `pending` lasts until the next page. */
  const send = (values: Input) =>
    new Promise<void>((done) => {
      setFailure(undefined);
      startTransition(async () => {
        try {
          const result = await action(values);
          if (result.ok) onSuccess?.(result.data);
          else setFailure(showFieldErrors(form, result.error));
        } catch (error) {
          unstable_rethrow(error);
          setFailure(failureOf(error));
        } finally {
          done();
        }
      });
    });

  return {
    form,
    submit: form.handleSubmit(send),
    pending: moving || form.formState.isSubmitting,
    failure,
  };
}

/** Puts each message under its field, focus on the first; gives back what no field can show. */
function showFieldErrors<Input extends FieldValues>(form: UseFormReturn<Input>, error: ActionError) {
  const known = Object.keys(form.getValues());
  const messages = Object.entries(error.fields ?? {});
  const shown = messages.filter(([name]) => known.includes(name.split(".")[0] ?? name));
  for (const [index, [name, message]] of shown.entries()) {
    form.setError(name as FieldPath<Input>, { type: "server", message }, { shouldFocus: index === 0 });
  }
  const rest = messages.filter((message) => !shown.includes(message)).map(([, message]) => message);
  if (rest.length > 0) return { ...error, message: [error.message, ...rest].join(" ") };
  return shown.length > 0 ? undefined : error;
}

function failureOf(error: unknown): ActionError {
  if (unstable_isUnrecognizedActionError(error)) {
    return {
      code: "unavailable",
      message: "A new version is out. Copy what you typed, then reload this page.",
    };
  }
  const answered = error instanceof Error && "digest" in error;
  return {
    code: "unavailable",
    message: answered
      ? "Something went wrong on our side. Your input is still here; try again."
      : "We could not reach the server. Your input is still here; try again.",
  };
}
