"use client";

import { useFormState } from "@/components/form/form";
import { Button, type ButtonProps } from "@/components/ui/button";

/** Sends the form around it; at work while the action is. */
export function SubmitButton(props: Omit<ButtonProps, "type" | "pending" | "asChild">) {
  const { pending } = useFormState();
  return <Button type="submit" pending={pending} {...props} />;
}
