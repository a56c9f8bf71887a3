import type { ComponentType } from "react";
import type { ProofWay } from "@/lib/auth/input";
import { AskForAppCode } from "./ask-for-app-code";
import { AskForMailedCode } from "./ask-for-mailed-code";
import { AskForPasskey } from "./ask-for-passkey";
import { AskForPassword } from "./ask-for-password";
import { AskForRecoveryCode } from "./ask-for-recovery-code";

/** What a way asks with. */
export interface AskProps {
  onProved: () => void;
}

/** Each way of proving oneself: what it asks with, and what leads to it from another. */
export const ways: Record<ProofWay, { Ask: ComponentType<AskProps>; instead: string }> = {
  passkey: { Ask: AskForPasskey, instead: "Use a passkey instead" },
  password: { Ask: AskForPassword, instead: "Use your password instead" },
  totp: { Ask: AskForAppCode, instead: "Use the code of your app instead" },
  recovery: { Ask: AskForRecoveryCode, instead: "Use a recovery code instead" },
  mail: { Ask: AskForMailedCode, instead: "Mail me a code instead" },
};
