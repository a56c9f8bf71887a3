/** One act done to several at once: each is judged alone, and who is refused does not undo the others. */
import type { Tx } from "@/db/wall";
import type { ActionError } from "@/lib/result";
import type { Act, Outcome } from "./operation";

/** Id → why it was not done. */
export type Refusals = Record<string, string>;

/**
 * Whoever is not among the refusals is done. When nobody is, the whole is refused, each reason in `fields`. What `one`
 * wrote before it refuses would stay, so it refuses first.
 */
export async function several(
  tx: Tx,
  ids: string[],
  one: (id: string) => Promise<Outcome<undefined>>,
): Promise<Outcome<{ refusals: Refusals }>> {
  const acts: Act[] = [];
  const refused = new Map<string, ActionError>();
  for (const id of selfLast(tx, ids)) {
    const outcome = await one(id);
    // The person proves who they are, and all of it is sent again.
    if ("refused" in outcome && outcome.refused.code === "reauthenticate") return outcome;
    if ("refused" in outcome) refused.set(id, outcome.refused);
    else acts.push(...("acts" in outcome ? outcome.acts : [outcome]));
  }
  const refusals = Object.fromEntries([...refused].map(([id, { message }]) => [id, message]));
  const [first] = refused.values();
  if (first && acts.length === 0)
    return { refused: { code: first.code, message: "Nothing was changed.", fields: refusals } };
  return { data: { refusals }, acts };
}

/** What people do to themselves may end their right to the rest. */
function selfLast({ userId }: Tx, ids: string[]): string[] {
  const others = ids.filter((id) => id !== userId);
  return others.length < ids.length ? [...others, userId] : others;
}
