/**
 * The doors of server actions outside workspaces: `userAction` for a signed-in person, `publicAction` for anyone, and
 * `formAction` beside either for a browser without scripts.
 */
import "server-only";
import type { z } from "zod";
import { answerFault } from "@/lib/fault";
import { Refused } from "@/lib/organization/perform";
import { requireOwnOrigin } from "@/lib/request";
import { type ActionResult, fail, type PostedForm } from "@/lib/result";
import { fieldMessages } from "@/lib/validation";
import type { UserPermission } from "./permissions";
import { currentUser, type SignedIn } from "./session";
import { signedOut } from "./signed-out";

type Handler<Input extends z.ZodType, Data> = (input: z.output<Input>) => Promise<ActionResult<Data>>;
type UserHandler<Input extends z.ZodType, Data> = (
  user: SignedIn,
  input: z.output<Input>,
) => Promise<ActionResult<Data>>;
type Action<Input extends z.ZodType, Data> = (input: z.input<Input>) => Promise<ActionResult<Data>>;

/** Own origin → input → work, which a `Refused` ends. For what nobody needs to be signed in for. */
export function publicAction<Input extends z.ZodType, Data>(
  name: string,
  schema: Input,
  work: Handler<Input, Data>,
): Action<Input, Data> {
  return async (input) => {
    try {
      await requireOwnOrigin();
      const parsed = schema.safeParse(input);
      if (!parsed.success) return fail(fieldMessages(parsed.error));
      return await work(parsed.data);
    } catch (error) {
      return error instanceof Refused ? fail(error.reason) : answerFault(error, name);
    }
  };
}

/** Own origin → input → a live session → the user permission → work, on the person's own rows. */
export function userAction<Input extends z.ZodType, Data>(
  permission: UserPermission,
  name: string,
  schema: Input,
  work: UserHandler<Input, Data>,
): Action<Input, Data> {
  return publicAction(name, schema, async (input) => {
    const user = await currentUser();
    if (!user) return fail(signedOut());
    if (!user.permissions.has(permission))
      return fail({ code: "forbidden", message: "Your account does not allow this." });
    return work(user, input);
  });
}

/**
 * The same action for a form that is posted as it stands. What was typed comes back with the answer, passwords and codes
 * apart. `instead` is taken when a button of that name sent it: without scripts a form has one place to go to.
 */
export function formAction<Input extends z.ZodType, Data, Other extends z.ZodType>(
  action: Action<Input, Data>,
  instead?: Action<Other, Data>,
): (previous: PostedForm | undefined, form: FormData) => Promise<PostedForm> {
  return async (_previous, form) => {
    const values = readForm(form);
    const result =
      instead && "instead" in values
        ? await instead(values as z.input<Other>)
        : await action(values as z.input<Input>);
    const { password: _, code: __, ...typed } = values;
    const texts = Object.entries(typed).filter(
      // Nobody types more than that; an answer is no echo for whatever comes.
      (field): field is [string, string] => typeof field[1] === "string" && field[1].length <= 2000,
    );
    return { typed: Object.fromEntries(texts), ...(result.ok ? {} : { error: result.error }) };
  };
}

/** A field that came twice is a list, so that no schema takes one of the two for the answer. Anyone may send what is no form. */
function readForm(form: unknown): Record<string, unknown> {
  if (!(form instanceof FormData)) return {};
  const names = new Set([...form.keys()].filter((name) => !name.startsWith("$")));
  return Object.fromEntries(
    [...names].map((name) => {
      const [first, ...others] = form.getAll(name);
      return [name, others.length > 0 ? [first, ...others] : first];
    }),
  );
}
