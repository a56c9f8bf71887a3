"use client";

import { useEffect } from "react";
import type { DefaultValues, FieldPath, FieldValues, UseFormReturn } from "react-hook-form";

/** What was typed into forms of this tab outlives the reload that a new version asks for, in the tab and for a while only. */
const place = "typed";
const event = "app:keep-typed";
/** Milliseconds: who signs in again on the way has the time. */
const longest = 10 * 60_000;

type Typed = { path: string; fields: string; values: Record<string, unknown>; at: number };

/** Reloads the page; forms that stand on it again have what was typed. */
export function reloadKeepingTyped(): void {
  const typed: Typed[] = [];
  window.dispatchEvent(new CustomEvent(event, { detail: typed }));
  write([...read(), ...typed]);
  window.location.reload();
}

/** Gives a form what was typed into it before the reload, and keeps what is typed now over the next. Never a secret. */
export function useTypedKept<Input extends FieldValues>(
  form: UseFormReturn<Input>,
  defaultValues: DefaultValues<Input>,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once a form; its default values are those of its first render
  useEffect(() => {
    const fields = Object.keys(form.getValues()).sort().join(" ");
    const isMine = (each: Typed) => each.path === window.location.pathname && each.fields === fields;
    const all = read();
    const mine = all.find(isMine);
    if (mine) {
      write(all.filter((each) => each !== mine));
      for (const [name, value] of Object.entries(mine.values))
        form.setValue(name as FieldPath<Input>, value as never, { shouldDirty: true });
    }
    const keep = ({ detail }: CustomEventInit<Typed[]>) => {
      const typed = Object.entries(form.getValues()).filter(
        ([name, value]) => JSON.stringify(value) !== JSON.stringify(defaultValues[name]) && !isSecret(name),
      );
      if (typed.length > 0)
        detail?.push({
          path: window.location.pathname,
          fields,
          values: Object.fromEntries(typed),
          at: Date.now(),
        });
    };
    window.addEventListener(event, keep);
    return () => window.removeEventListener(event, keep);
  }, [form]);
}

/** Passwords, shown or not, and codes. */
function isSecret(name: string): boolean {
  if (name === "code") return true;
  return [...document.getElementsByName(name)].some((field) =>
    field.matches("[type=password], [autocomplete$=password], [autocomplete=one-time-code]"),
  );
}

function read(): Typed[] {
  try {
    const all = JSON.parse(sessionStorage.getItem(place) ?? "[]") as Typed[];
    return all.filter(({ at }) => Date.now() - at < longest);
  } catch {
    return [];
  }
}

/** A browser may keep nothing: then a reload is one. */
function write(typed: Typed[]): void {
  try {
    if (typed.length > 0) sessionStorage.setItem(place, JSON.stringify(typed));
    else sessionStorage.removeItem(place);
  } catch {}
}
