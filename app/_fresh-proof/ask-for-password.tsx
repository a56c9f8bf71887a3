import { PasswordField } from "@/components/form/password-field";
import { passwordProofInput } from "@/lib/auth/input";
import { ProofForm } from "./proof-form";
import type { AskProps } from "./ways";

export function AskForPassword(props: AskProps) {
  return (
    <ProofForm {...props} schema={passwordProofInput} empty={{ way: "password", password: "" }}>
      <PasswordField name="password" label="Your password" autoComplete="current-password" autoFocus />
    </ProofForm>
  );
}
