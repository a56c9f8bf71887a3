import { findPendingStep, hasPasskey } from "@/lib/auth/passkeys";
import { PasskeyStepButton } from "./passkey-step-button";

/** For who has a passkey: nothing else need be typed. */
export async function PasskeyStep({ next }: { next: string | undefined }) {
  const step = await findPendingStep();
  return step && (await hasPasskey(step)) ? <PasskeyStepButton next={next} /> : null;
}
