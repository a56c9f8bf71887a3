"use client";

import { Form } from "@/components/form/form";
import { FormError } from "@/components/form/form-error";
import { RadioCardsField } from "@/components/form/radio-cards-field";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/form/use-action-form";
import { toast } from "@/components/ui/toaster";
import { brand } from "@/lib/brand";
import { signUpSettingInput } from "@/lib/settings/input";
import { changeSignUpAction } from "./actions";

export function SignUpSettingForm({ signUp }: { signUp: "open" | "invited" }) {
  const form = useActionForm({
    schema: signUpSettingInput,
    action: changeSignUpAction,
    defaultValues: { signUp },
    onSuccess: () => toast.success("Saved. It holds from now on."),
  });
  return (
    <Form of={form}>
      <FormError />
      <RadioCardsField name="signUp" label="Who may create an account" options={choices} />
      <SubmitButton className="justify-self-start">Save</SubmitButton>
    </Form>
  );
}

const choices = [
  {
    value: "open",
    title: "Anyone",
    description: "Whoever proves an e-mail address has an account.",
  },
  {
    value: "invited",
    title: "Only invited people",
    description: `An account begins with an invitation or a join link of ${brand.workspace.a}. Who has one already notices nothing.`,
  },
];
