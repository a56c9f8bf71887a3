/** Operations as a test calls them, through the wall but without a browser. Tests only. */
import { accessOf, type TestPerson } from "@/db/testing/people";
import { enterOrganization, type Tx } from "@/db/wall";
import type { Outcome } from "./operation";

export type Work = (tx: Tx) => Promise<Outcome<unknown>>;

/** What comes of it: "done", the code of the refusal, or "stale" or "gone" for who may no longer act. */
export async function attempt(slug: string, actor: TestPerson, work: Work): Promise<string> {
  // Of two who act at once the slower may find the gate closed already.
  const access = await accessOf(actor, slug).catch(() => undefined);
  if (!access) return "gone";
  const entered = await enterOrganization(access, work);
  if (entered.outcome !== "entered") return entered.outcome;
  return "refused" in entered.result ? entered.result.refused.code : "done";
}

/** What a form comes to that is sent twice at once, the two answers in the order of the alphabet. */
export async function attemptTwice(slug: string, actor: TestPerson, work: Work): Promise<string[]> {
  const answers = await Promise.all([attempt(slug, actor, work), attempt(slug, actor, work)]);
  return answers.toSorted();
}
