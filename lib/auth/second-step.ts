/**
 * The second step of signing in. What the person has proved so far lies in a one-time token, whose secret their browser
 * keeps: it is good for this question and opens nothing else.
 */
import "server-only";
import {
  countStepAttempt,
  findOneTimeToken,
  lockOneTimeToken,
  spendOneTimeToken,
} from "@/db/queries/one-time-tokens";
import { recordSecurityEvent } from "@/db/queries/security-events";
import { findMailAddress, findUserName } from "@/db/queries/users";
import type { EventContext } from "@/db/schema/events";
import type { AuthenticationMethod } from "@/db/schema/sessions";
import { asUser, type UserTx } from "@/db/wall";
import { env } from "@/lib/env";
import { sendMail } from "@/lib/mail/send";
import type { ActionError } from "@/lib/result";
import { throttle, throttleAll } from "@/lib/throttle";
import { wrongField } from "@/lib/validation";
import { currentStep } from "./cookies";
import { describeDevice } from "./device";
import { isKnownDevice } from "./devices";
import type { StepInput } from "./input";
import { acceptRecoveryCode } from "./recovery-codes";
import { createTicket, type Ticket } from "./ticket";
import { acceptTotp } from "./totp";

/** Codes that may be typed before one has to begin anew. */
const mostStepAttempts = 5;

export type Step = {
  userId: string;
  tokenHash: Buffer;
  /** The person came in by this browser before. */
  isKnownDevice?: boolean;
};

/** What the browser at hand has begun and not ended; undefined when there is nothing, or it is too late. */
export async function findStep(): Promise<Step | undefined> {
  const tokenHash = await currentStep();
  if (!tokenHash) return undefined;
  const found = await findOneTimeToken(tokenHash);
  if (!found?.isLive) return undefined;
  const { userId } = found;
  return { userId, tokenHash, isKnownDevice: await isKnownDevice(userId) };
}

/** A ticket with what was proved before and what is proved now, or why not. */
export async function passStep(
  step: Step,
  proof: StepInput,
  context: EventContext,
): Promise<{ ticket: Ticket } | { refused: ActionError }> {
  // Whoever guesses from elsewhere must not keep the person out of the browsers that are theirs.
  const refusal = step.isKnownDevice
    ? await throttle("factor.device", step.userId)
    : await throttleAll(["factor.account", step.userId], ["factor.day", step.userId]);
  if (refusal) return { refused: refusal };
  // Counted and committed before anything is compared: a burst of guesses cannot exceed the budget.
  const tries = await asUser(step.userId, (tx) =>
    countStepAttempt(tx, "second-step", step.tokenHash, mostStepAttempts),
  );
  if (tries === undefined) return { refused: stepOver };
  const answer = await asUser(step.userId, (tx) => compare(tx, step, proof, context));
  if (answer !== "wrong") return answer;
  const isLast = tries === mostStepAttempts;
  await asUser(step.userId, async (tx) => {
    await recordSecurityEvent(tx, "session.stepRefused", context);
    if (isLast) await endStep(tx, step, context);
  });
  return { refused: isLast ? stepOver : factors[proof.way].wrong };
}

async function compare(tx: UserTx, step: Step, proof: StepInput, context: EventContext) {
  // First, so that of two right codes at the same moment the second is not used up for nothing.
  if (!(await lockOneTimeToken(tx, "second-step", step.tokenHash))) return { refused: stepOver };
  const { method, accept } = factors[proof.way];
  if (!(await accept(tx, proof.code, context))) return "wrong";
  const spent = await spendOneTimeToken(tx, "second-step", step.tokenHash);
  return { ticket: await createTicket(tx, method, spent?.amr ?? []) };
}

/** Whoever it was came this far: the person hears of it. */
async function endStep(tx: UserTx, { tokenHash }: Step, context: EventContext): Promise<void> {
  await spendOneTimeToken(tx, "second-step", tokenHash);
  const to = await findMailAddress(tx);
  if (!to) return;
  await sendMail(tx, {
    kind: "step-refused",
    to,
    name: (await findUserName(tx)) ?? "",
    at: new Date().toISOString(),
    device: describeDevice(context.user_agent),
    ip: context.ip,
    url: `${env().APP_URL}/forgot-password`,
  });
}

type Factor = {
  method: AuthenticationMethod["method"];
  accept: (tx: UserTx, code: string, context: EventContext) => Promise<boolean>;
  wrong: ActionError;
};

/** What can be typed, here and as a fresh proof. */
export const factors = {
  totp: {
    method: "otp",
    accept: acceptTotp,
    wrong: wrongField("code", "This code is not right, or was used already. Wait for the next one."),
  },
  recovery: {
    method: "recovery",
    accept: acceptRecoveryCode,
    wrong: wrongField("code", "This is none of your recovery codes, or it was used already."),
  },
} satisfies Record<StepInput["way"], Factor>;

/** The very value, to be told from other conflicts. */
export const stepOver: ActionError = {
  code: "conflict",
  message: "This took too long, or too many codes were wrong. Sign in once more.",
};
