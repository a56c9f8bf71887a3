/** People with second factors. Tests only. */
import { randomBytes } from "node:crypto";
import { createPendingTotp } from "@/db/queries/totp";
import { asAdmin } from "@/db/testing/connections";
import { makePerson, type TestPerson } from "@/db/testing/people";
import { asUser } from "@/db/wall";
import { hashSecret } from "@/lib/secret";
import { ensureRecoveryCodes } from "./recovery-codes";
import type { Step } from "./second-step";
import { createTicket } from "./ticket";
import { newTotp } from "./totp";

export type Guarded = TestPerson & { secret: string; codes: string[] };

type Whom = Pick<TestPerson, "userId" | "email">;

/** Somebody whose app is set up, long before now. */
export async function makeGuarded(name: string): Promise<Guarded> {
  const person = await makePerson(name);
  return { ...person, ...(await giveTotp(person)) };
}

/** Sets up an app, in place of one before it; gives its secret, and the recovery codes of who had none. */
export async function giveTotp(person: Whom): Promise<{ secret: string; codes: string[] }> {
  await asAdmin`delete from totp_secrets where user_id = ${person.userId}`;
  const secret = await offerTotp(person);
  await asAdmin`update totp_secrets set confirmed_at = now() where user_id = ${person.userId}`;
  return { secret, codes: (await asUser(person.userId, ensureRecoveryCodes)) ?? [] };
}

/** A secret that waits for its first code. */
export async function offerTotp({ userId, email }: Whom): Promise<string> {
  const { sealedSecret, setUp } = newTotp(userId, email);
  await asUser(userId, (tx) => createPendingTotp(tx, sealedSecret));
  return setUp.secret;
}

/** The recovery code as the form hands it on. */
export function typed(code: string | undefined): string {
  return (code ?? "").replaceAll("-", "");
}

/** Somebody past the first step of signing in. */
export async function beginStep({ userId }: Pick<TestPerson, "userId">): Promise<Step & { secret: string }> {
  const { purpose, secret } = await asUser(userId, (tx) => createTicket(tx, "pwd"));
  if (purpose !== "second-step") throw new Error("There is no second step for this person.");
  return { userId, tokenHash: hashSecret("second-step", secret), secret };
}

/** What the person's security events say, the newest first. */
export async function securityEventsOf({ userId }: TestPerson): Promise<string[]> {
  const rows = await asAdmin`select action from security_events where user_id = ${userId} order by id desc`;
  return rows.map(({ action }) => action);
}

/** A personal access token of theirs, as it lies in the database. */
export async function giveToken({ userId }: Whom): Promise<void> {
  await asAdmin`insert into personal_access_tokens (user_id, name, secret_hash, permissions, rate_limit, expires_at)
    values (${userId}, 'Script', ${randomBytes(32)}, '{read:profile}', 60, now() + interval '1 day')`;
}

export async function countLiveTokens({ userId }: Whom): Promise<number> {
  const live =
    await asAdmin`select 1 from personal_access_tokens where user_id = ${userId} and revoked_at is null`;
  return live.length;
}
