import { hasPasskey } from "@/lib/auth/passkeys";
import type { Step } from "@/lib/auth/second-step";
import { PasskeyStepButton } from "./passkey-step-button";

/** For who has a passkey: nothing else need be typed. */
export async function PasskeyStep({ step, next }: { step: Step; next: string | undefined }) {
  return (await hasPasskey(step)) ? <PasskeyStepButton next={next} /> : null;
}
