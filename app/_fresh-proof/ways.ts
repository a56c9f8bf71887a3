import type { ComponentType } from "react";
import type { ProofWay } from "@/lib/auth/input";
import { AskForMailedCode } from "./ask-for-mailed-code";
import { AskForPassword } from "./ask-for-password";

/** What a way asks with. */
export interface AskProps {
  onProved: () => void;
}

/** Each way of proving oneself: what it asks with, and what leads to it from another. */
export const ways: Record<ProofWay, { Ask: ComponentType<AskProps>; instead: string }> = {
  password: { Ask: AskForPassword, instead: "Use your password instead" },
  mail: { Ask: AskForMailedCode, instead: "Mail me a code instead" },
};
