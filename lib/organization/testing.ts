/** Operations as a test sends them: with permission, work and event, but without a browser. Tests only. */
import type { z } from "zod";
import { accessOf, type TestPerson } from "@/db/testing/people";
import { enterOrganization, type Tx } from "@/db/wall";
import type { Operation, Preview } from "./operation";
import { perform, Refused } from "./perform";

const context = { ip: null, user_agent: null, session_id: null, request_id: null };

/** What comes of it: "done", the code of the refusal, or "stale" or "gone" for who may no longer act. */
export async function attempt<Input extends z.ZodType, Data>(
  slug: string,
  actor: TestPerson,
  operation: Operation<Input, Data> | Preview<Input, Data>,
  input: z.output<Input>,
): Promise<string> {
  return (await attemptFor(slug, actor, operation, input)).answer;
}

/** The same, with what the person is told when it is done. */
export async function attemptFor<Input extends z.ZodType, Data>(
  slug: string,
  actor: TestPerson,
  operation: Operation<Input, Data> | Preview<Input, Data>,
  input: z.output<Input>,
): Promise<{ answer: string; data?: Data }> {
  // Of two who act at once the slower may find the gate closed already.
  const access = await accessOf(actor, slug).catch(() => undefined);
  if (!access) return { answer: "gone" };
  if (!access.permissions.has(operation.permission)) return { answer: "forbidden" };
  try {
    const entered = await enterOrganization(access, (tx) => perform(tx, operation, input, context));
    if (entered.outcome !== "entered") return { answer: entered.outcome };
    return { answer: "done", data: entered.result };
  } catch (error) {
    if (error instanceof Refused) return { answer: error.reason.code };
    throw error;
  }
}

/** Any other work of a person in the organization. Throws when they are not in. */
export async function actIn<T>(slug: string, person: TestPerson, work: (tx: Tx) => Promise<T>): Promise<T> {
  const entered = await enterOrganization(await accessOf(person, slug), work);
  if (entered.outcome !== "entered") throw new Error(`${person.name} is not in.`);
  return entered.result;
}
