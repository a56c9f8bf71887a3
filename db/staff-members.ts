/** The only place that makes somebody staff, or takes it back: as the owner of the tables. The app's role may not. */
import { randomBytes } from "node:crypto";
import type { Sql, TransactionSql } from "postgres";
import { normalizeEmail } from "@/lib/auth/input";
import { hashSecret, newSecret } from "@/lib/secret";

/** Hours for which the link of a new person is good. */
export const linkLifetime = 24;

export type AddedStaff = {
  outcome: "added" | "was-staff";
  /** For somebody who had no account: what leads to the page on which they choose a password. */
  token?: string;
};

/**
 * Makes the person with this address staff. When nobody has proved it, whoever runs the command vouches for it: the person
 * is made, with a link to choose a password.
 */
export async function addStaff(owner: Sql, address: string): Promise<AddedStaff> {
  const email = normalizeEmail(address);
  return withoutForce(owner, async (tx) => {
    const found = await findPerson(tx, email);
    const userId = found ?? (await createPerson(tx, address, email));
    const added = await tx`insert into staff (user_id) values (${userId}) on conflict do nothing returning 1`;
    if (added.length === 0) return { outcome: "was-staff" };
    await record(tx, userId, "staff.added");
    return { outcome: "added", ...(found ? {} : { token: await createLink(tx, userId, email) }) };
  });
}

/** False when nobody with this address is staff. It holds on their next request. */
export async function removeStaff(owner: Sql, address: string): Promise<boolean> {
  return withoutForce(owner, async (tx) => {
    const userId = await findPerson(tx, normalizeEmail(address));
    const removed = await tx`delete from staff where user_id = ${userId ?? null} returning user_id`;
    if (userId && removed.length > 0) await record(tx, userId, "staff.removed");
    return removed.length > 0;
  });
}

const forced = ["users", "user_emails", "credentials", "one_time_tokens", "security_events"];

/** FORCE binds the owner too: lifted inside this transaction, and back before anybody else can look. */
async function withoutForce<T>(owner: Sql, work: (tx: TransactionSql) => Promise<T>): Promise<T> {
  return (await owner.begin(async (tx) => {
    // Rather give up than hold up everybody who is signing in.
    await tx`set local lock_timeout = '2s'`;
    for (const table of forced) await tx`alter table ${tx(table)} no force row level security`;
    const result = await work(tx);
    for (const table of forced) await tx`alter table ${tx(table)} force row level security`;
    return result;
  })) as T;
}

async function findPerson(tx: TransactionSql, email: string): Promise<string | undefined> {
  const [row] =
    await tx`select user_id from user_emails where normalized = ${email} and verified_at is not null`;
  return row?.user_id;
}

async function createPerson(tx: TransactionSql, address: string, email: string): Promise<string> {
  const name = address.split("@")[0] ?? address;
  const [user] = await tx`insert into users (id, name) values (uuidv7(), ${name}) returning id`;
  const userId = String(user?.id);
  await tx`insert into user_emails (user_id, address, normalized, is_primary, verified_at)
    values (${userId}, ${address}, ${email}, true, now())`;
  await tx`insert into credentials (user_id, password_hash) values (${userId}, ${hashOfNothing()})`;
  return userId;
}

/** An argon2id hash in form, which no password has: the account can be given one by mail or by link. */
function hashOfNothing(): string {
  const part = (bytes: number) => randomBytes(bytes).toString("base64").replaceAll("=", "");
  return `$argon2id$v=19$m=19456,t=2,p=1$${part(16)}$${part(32)}`;
}

async function createLink(tx: TransactionSql, userId: string, email: string): Promise<string> {
  const token = newSecret();
  await tx`insert into one_time_tokens (user_id, purpose, token_hash, email, expires_at)
    values (${userId}, 'reset-password', ${hashSecret("reset-password", token)}, ${email},
      now() + make_interval(hours => ${linkLifetime}))`;
  return token;
}

async function record(tx: TransactionSql, userId: string, action: string): Promise<void> {
  const context = { ip: null, user_agent: null, session_id: null, request_id: null };
  await tx`insert into security_events (user_id, action, context) values (${userId}, ${action}, ${tx.json(context)})`;
}
