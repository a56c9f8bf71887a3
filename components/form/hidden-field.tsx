"use client";

import { useFormContext } from "react-hook-form";

/** A value that goes along, also with a form that is posted without scripts. */
export function HiddenField({ name }: { name: string }) {
  const { register, getValues } = useFormContext();
  return <input type="hidden" defaultValue={getValues(name)} {...register(name)} />;
}
