"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { unstable_rethrow } from "next/navigation";
import { type FormEvent, useActionState, useRef, useState, useTransition } from "react";
import {
  type DefaultValues,
  type FieldPath,
  type FieldValues,
  type UseFormReturn,
  useForm,
} from "react-hook-form";
import type { z } from "zod";
import { useFreshProof } from "@/components/fresh-proof";
import { useTypedKept } from "@/components/keep-typed";
import { type Failure, failureOf, noteRefusal } from "@/components/refusal";
import type { ActionError, ActionResult, PostedForm } from "@/lib/result";

interface ActionFormOptions<Input extends FieldValues, Data> {
  /** The same schema that the action parses with. */
  schema: z.ZodType<unknown, Input>;
  /** Gets the values as they were typed: the server parses them itself. */
  action: (values: Input) => Promise<ActionResult<Data>>;
  /** The same action for a browser without scripts; its form carries every value as a field. */
  formAction?: (previous: PostedForm | undefined, form: FormData) => Promise<PostedForm>;
  defaultValues: DefaultValues<Input>;
  onSuccess?: (data: Data) => void;
}

export interface ActionForm<Input extends FieldValues> {
  form: UseFormReturn<Input>;
  submit: (event?: FormEvent<HTMLFormElement>) => Promise<void>;
  /** Taken by the browser while the script has not loaded. */
  post: ((form: FormData) => void) | undefined;
  /** From the click until the answer, or until the page that it leads to stands. */
  pending: boolean;
  /** Why the last try failed, where that is not about one field. */
  failure: Failure | undefined;
}

/** A form that one server action answers. Whatever happens, what was typed stays. */
export function useActionForm<Input extends FieldValues, Data>({
  schema,
  action,
  formAction,
  defaultValues,
  onSuccess,
}: ActionFormOptions<Input, Data>): ActionForm<Input> {
  const [posted, post] = useActionState(formAction ?? noPost, undefined);
  const form = useForm<Input>({
    resolver: zodResolver(schema, undefined, { raw: true }),
    defaultValues: { ...defaultValues, ...posted?.typed },
  });
  useTypedKept(form, defaultValues);
  const [failure, setFailure] = useState<Failure | undefined>(posted?.error && inOneSentence(posted.error));
  const [moving, startTransition] = useTransition();
  const isSending = useRef(false);
  const withFreshProof = useFreshProof();

  /** In a transition, so that a redirect reaches Next's boundary and `pending` lasts until the next page. */
  const send = (values: Input) =>
    new Promise<void>((done) => {
      // A second Enter comes before React has rendered the first: only a ref sees it in time.
      if (isSending.current) return done();
      isSending.current = true;
      setFailure(undefined);
      startTransition(async () => {
        try {
          const result = await withFreshProof(() => action(values));
          if (result.ok) onSuccess?.(result.data);
          else {
            noteRefusal(result.error.code);
            setFailure(showFieldErrors(form, result.error));
          }
        } catch (error) {
          unstable_rethrow(error);
          noteRefusal();
          setFailure(failureOf(error, "Your input"));
        } finally {
          isSending.current = false;
          done();
        }
      });
    });

  return {
    form,
    submit: form.handleSubmit(send),
    post: formAction && post,
    pending: moving || form.formState.isSubmitting,
    failure,
  };
}

const noPost = async (): Promise<PostedForm> => ({ typed: {} });

/** Without scripts no message stands under its field: they stand together, above. */
function inOneSentence(error: ActionError): ActionError {
  return { ...error, message: [error.message, ...Object.values(error.fields ?? {})].join(" ") };
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
