"use client";

import { useAvailability } from "@/app/_slug/use-availability";
import { Form } from "@/components/form/form";
import { FormError } from "@/components/form/form-error";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/form/use-action-form";
import { changeSlugInput } from "@/lib/organization/input";
import { changeSlugAction } from "./actions";

interface AddressFormProps {
  slug: string;
  /** Those of before, the last used first. */
  earlier: string[];
  host: string;
}

export function AddressForm({ slug, earlier, host }: AddressFormProps) {
  const form = useActionForm({
    schema: changeSlugInput,
    action: (values) => changeSlugAction(slug, values),
    defaultValues: { slug },
  });
  const typed = form.form.watch("slug");
  const availability = useAvailability(typed);
  const ownWords = typed === slug ? "This is where you are." : "You had it before, and can go back to it.";
  const isOwn = typed === slug || earlier.includes(typed);
  return (
    <Form of={form}>
      <FormError />
      <TextField
        name="slug"
        label="Address"
        prefix={`${host}/`}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        hint={<span aria-live="polite">{isOwn ? ownWords : availability}</span>}
      />
      {earlier.length > 0 && (
        <p className="break-words text-muted-foreground">
          Leading here from before:{" "}
          {earlier.map((each, index) => (
            <span key={each}>
              {index > 0 && ", "}
              <span className="font-medium text-foreground">/{each}</span>
            </span>
          ))}
        </p>
      )}
      <SubmitButton className="justify-self-start">Change address</SubmitButton>
    </Form>
  );
}
