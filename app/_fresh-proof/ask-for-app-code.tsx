import { CodeField } from "@/components/form/code-field";
import { totpProofInput } from "@/lib/auth/input";
import { ProofForm } from "./proof-form";
import type { AskProps } from "./ways";

export function AskForAppCode(props: AskProps) {
  return (
    <ProofForm {...props} schema={totpProofInput} empty={{ way: "totp", code: "" }}>
      <CodeField label="Code from your app" autoFocus />
    </ProofForm>
  );
}
