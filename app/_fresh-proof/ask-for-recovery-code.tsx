import { RecoveryCodeField } from "@/components/form/recovery-code-field";
import { recoveryProofInput } from "@/lib/auth/input";
import { ProofForm } from "./proof-form";
import type { AskProps } from "./ways";

export function AskForRecoveryCode(props: AskProps) {
  return (
    <ProofForm {...props} schema={recoveryProofInput} empty={{ way: "recovery", code: "" }}>
      <RecoveryCodeField autoFocus />
    </ProofForm>
  );
}
