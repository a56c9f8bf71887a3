/** What a write is: a permission, an input, an event and the work, in one object. Without any of them it does not compile. */
import type { z } from "zod";
import type { EventChanges } from "@/db/schema/events";
import type { Tx } from "@/db/wall";
import type { ActionError } from "@/lib/result";
import type { Permission } from "./template";

/** What the event of an operation says was acted upon. */
export type EventTarget = { type: string; id: string; name: string };

/** What was done to one thing: an event of its own. */
export type Act = { target: EventTarget; changes?: EventChanges };

export type Outcome<Data> = ({ data: Data } & Act) | { data: Data; acts: Act[] } | { refused: ActionError };

export type Operation<Input extends z.ZodType, Data> = {
  permission: Permission;
  input: Input;
  event: `${string}.${string}`;
  /** Runs in the organization's transaction, permission checked, input parsed. A refusal rolls everything back. */
  run: (tx: Tx, input: z.output<Input>) => Promise<Outcome<Data>>;
};

/** Declares an operation. A server action and an API route are two doors to it. */
export function operation<Input extends z.ZodType, Data>(
  declared: Operation<Input, Data>,
): Operation<Input, Data> {
  return declared;
}

/** What an operation would come to: it reads, changes nothing, and so has no event. */
export type Preview<Input extends z.ZodType, Data> = {
  permission: Permission;
  input: Input;
  event: null;
  run: (tx: Tx, input: z.output<Input>) => Promise<{ data: Data } | { refused: ActionError }>;
};

/** Declares a preview. Its doors are those of operations. */
export function preview<Input extends z.ZodType, Data>(
  declared: Omit<Preview<Input, Data>, "event">,
): Preview<Input, Data> {
  return { ...declared, event: null };
}

/** The answer of work that is done: what was acted upon, and what the person needs to know of it. */
export function done(target: EventTarget): { target: EventTarget; data: undefined };
export function done<Data>(target: EventTarget, data: Data): { target: EventTarget; data: Data };
export function done(target: EventTarget, data?: unknown) {
  return { target, data };
}

/** The answer for a row that is not there, or not in this organization: the two are one. */
export function notFoundHere(noun: string): { refused: ActionError } {
  return {
    refused: {
      code: "not_found",
      message: `This ${noun} is no longer here, or somebody was quicker. Reload the page.`,
    },
  };
}

export function conflict(message: string, fields?: Record<string, string>): { refused: ActionError } {
  return { refused: { code: "conflict", message, ...(fields ? { fields } : {}) } };
}

/** The answer to who reaches above themself: "You cannot …". */
export function aboveYou(what: string): { refused: ActionError } {
  return { refused: { code: "forbidden", message: `You cannot ${what}.` } };
}
