/** The row of what staff decide for the installation as a whole. */
import "server-only";
import { sql } from "drizzle-orm";
import { instanceSettings } from "../schema/instance-settings";
import { lookUp, type StaffTx } from "../wall";

export type SignUpSetting = "open" | "invited";

/** Who may make an account. */
export async function findSignUpSetting(): Promise<SignUpSetting> {
  const row = await lookUp<{ signUp: SignUpSetting }>(
    sql`select sign_up as "signUp" from ${instanceSettings}`,
  );
  if (!row) throw new Error("The installation has no settings: run the migrations.");
  return row.signUp;
}

/** The same, held until the transaction ends: of two who change it the second sees what the first did. */
export async function lockSignUpSetting(tx: StaffTx): Promise<SignUpSetting | undefined> {
  const [row] = await tx.select({ signUp: instanceSettings.signUp }).from(instanceSettings).for("update");
  return row?.signUp;
}

export async function updateSignUpSetting(tx: StaffTx, signUp: SignUpSetting): Promise<void> {
  await tx.update(instanceSettings).set({ signUp });
}
