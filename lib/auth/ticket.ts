/**
 * What every way in ends with: a ticket for a session, or, when a second factor is set up and was not shown, for the
 * question after it. Whoever was disabled is told so, and only after all of that. Make it in the transaction that checked
 * the proof, and take it to `enterWith`.
 */
import "server-only";
import { findFactors } from "@/db/queries/factors";
import { createOneTimeToken } from "@/db/queries/one-time-tokens";
import { isDisabled } from "@/db/queries/users";
import { type AuthenticationMethod, strongMethods } from "@/db/schema/sessions";
import type { UserTx } from "@/db/wall";
import { hashSecret, newSecret } from "@/lib/secret";

/** One for whoever was disabled opens nothing, and has no secret. */
export type Ticket = { purpose: "sign-in-ticket" | "second-step" | "disabled"; secret: string };

/** Seconds. */
export const secondStepLifetime = 10 * 60;
const ticketLifetime = 30;

/** A ticket is worth one session, or one second step. `before` is what the person has proved on the way here. */
export async function createTicket(
  tx: UserTx,
  method: AuthenticationMethod["method"],
  before: AuthenticationMethod[] = [],
): Promise<Ticket> {
  const amr = [...before, { method, at: new Date().toISOString() }];
  const isEnough = isStrong(amr) || !(await findFactors(tx)).hasTotp;
  if (isEnough && (await isDisabled(tx))) return { purpose: "disabled", secret: "" };
  const purpose = isEnough ? "sign-in-ticket" : "second-step";
  const secret = newSecret();
  await createOneTimeToken(tx, {
    purpose,
    tokenHash: hashSecret(purpose, secret),
    amr,
    lifetime: isEnough ? ticketLifetime : secondStepLifetime,
  });
  return { purpose, secret };
}

function isStrong(amr: AuthenticationMethod[]): boolean {
  return amr.some(({ method }) => (strongMethods as readonly string[]).includes(method));
}
