/**
 * What a route of the API is, said once: it is served by it, and described by it. A write is an operation, the same that the
 * action beside it carries out: same permission, same wall, same event.
 */
import type { z } from "zod";
import type { EventContext } from "@/db/schema/events";
import type { Tx } from "@/db/wall";
import type { UserPermission } from "@/lib/auth/permissions";
import type { Operation } from "@/lib/organization/operation";
import { perform, Refused } from "@/lib/organization/perform";
import type { Permission } from "@/lib/organization/template";
import { fieldMessages } from "@/lib/validation";

type Described<Sent extends z.ZodObject, Answer extends z.ZodType> = {
  method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Below /api/v1, with {parameters}. */
  path: string;
  summary: string;
  /** Parameters of the path, and what stands in the query or, of a write, in the body. No others are taken. */
  sent: Sent;
  /** Null where there is nothing to say: 204. */
  answer: Answer | null;
  /** 201 of a POST, else 200, where it says nothing else. */
  status?: 200;
};

/** A route inside the organization of the credential. */
export type OrganizationRoute = Described<z.ZodObject, z.ZodType> & {
  permission: Permission;
  run: (tx: Tx, sent: never, context: EventContext) => Promise<unknown>;
};

/** A route to what is the person's own. */
export type UserRoute = Described<z.ZodObject, z.ZodType> & {
  permission: UserPermission;
  run: (person: { userId: string }, sent: never, context: EventContext) => Promise<unknown>;
};

export type ApiRoute = OrganizationRoute | UserRoute;

/** Declares a route that reads. */
export function readRoute<Sent extends z.ZodObject, Answer extends z.ZodType>(
  declared: Omit<Described<Sent, Answer>, "method" | "answer" | "status"> & {
    permission: Permission;
    answer: Answer;
    read: (tx: Tx, sent: z.output<Sent>) => Promise<z.input<Answer>>;
  },
): OrganizationRoute {
  const { read, ...described } = declared;
  return { ...described, method: "GET", run: read as OrganizationRoute["run"] };
}

/** Says what was sent in the words of the operation; needless where they are the same. */
type ToInput<Sent, Input> = { toInput?: (sent: Sent) => Input } & (Sent extends Input
  ? unknown
  : { toInput: unknown });

/** Declares a route that carries out an operation. */
export function writeRoute<Input extends z.ZodType, Data, Sent extends z.ZodObject, Answer extends z.ZodType>(
  operation: Operation<Input, Data>,
  declared: Described<Sent, Answer> &
    ToInput<z.output<Sent>, z.input<Input>> & {
      /** Read in the same transaction. */
      respond?: (tx: Tx, data: Data, sent: z.output<Sent>) => Promise<z.input<Answer>>;
    },
): OrganizationRoute {
  const { toInput, respond, ...described } = declared;
  const run = async (tx: Tx, sent: z.output<Sent>, context: EventContext) => {
    const parsed = operation.input.safeParse(toInput ? toInput(sent) : sent);
    if (!parsed.success) throw new Refused(fieldMessages(parsed.error));
    const data = await perform(tx, operation, parsed.data, context);
    return respond?.(tx, data, sent);
  };
  return { ...described, permission: operation.permission, run: run as OrganizationRoute["run"] };
}

/** Declares a route to what is the person's own, in no organization. */
export function personRoute<Sent extends z.ZodObject, Answer extends z.ZodType>(
  declared: Described<Sent, Answer> & {
    permission: UserPermission;
    run: (
      person: { userId: string },
      sent: z.output<Sent>,
      context: EventContext,
    ) => Promise<z.input<Answer>>;
  },
): UserRoute {
  return { ...declared, run: declared.run as UserRoute["run"] };
}

/** The status of an answer that is no problem. */
export function statusOf({ method, answer, status }: ApiRoute): 200 | 201 | 204 {
  if (!answer) return 204;
  return status ?? (method === "POST" ? 201 : 200);
}
