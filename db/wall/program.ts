/** Programs: with a credential that is exchanged for access, or with a key that they want ended. */
import "server-only";
import { sql } from "drizzle-orm";
import { enterAsProgram, type Program, type ProgramAccess, readProgramEntry } from "../entry";
import type { KeyTx, Tx, UserTx } from "../transactions";
import { AccessLost, asTx, inTransaction, inTransactionWhileHeld } from "./transaction";

/** The same for a program. It never gives a proof of identity, so what asks for a fresh one is out of its reach. */
export async function enterOrganizationAsProgram<T>(
  access: ProgramAccess,
  work: (tx: Tx) => Promise<T>,
): Promise<{ outcome: "entered"; result: T } | { outcome: "stale" | "gone" }> {
  return inTransactionWhileHeld(async (opened) => {
    const enterAgain = async () =>
      readProgramEntry(await opened.execute(enterAsProgram(access)), access.credential);
    const entry = await enterAgain();
    if (entry.outcome !== "entered") return { outcome: entry.outcome };
    const recheck = async () => {
      const again = await enterAgain();
      if (again.outcome !== "entered") throw new AccessLost(again.outcome);
    };
    const { organizationId, permissions } = access;
    const { program, userId, held } = entry;
    const tx = asTx(opened, { organizationId, userId, permissions, held, program, sessionId: null, recheck });
    const result = await work(tx);
    if (entry.isTouchDue) await touchProgram(tx, program);
    return { outcome: "entered" as const, result };
  });
}

/** For whoever holds a key that was not revoked, an organization's or a person's, however its maker stands; else nothing is done. */
export async function asKeyHolder(
  secretHash: Buffer,
  work: {
    ofOrganization: (tx: KeyTx) => Promise<void>;
    ofPerson: (tx: UserTx, id: string) => Promise<void>;
  },
): Promise<void> {
  await inTransaction(async (opened) => {
    const [row] = await opened.execute<{
      id: string;
      name: string;
      organization_id: string | null;
      user_id: string | null;
    }>(sql`select * from enter_by_key(${secretHash})`);
    const { id, name, organization_id: organizationId, user_id: userId } = row ?? {};
    if (id && organizationId)
      await work.ofOrganization(
        Object.assign(opened, { organizationId, key: { id, name } }) as unknown as KeyTx,
      );
    if (id && userId) await work.ofPerson(Object.assign(opened, { userId }) as unknown as UserTx, id);
  });
}

/** Last used, at most once a minute. */
async function touchProgram(tx: Tx, { kind, credential }: Program): Promise<void> {
  if (kind === "key")
    await tx.execute(
      sql`update api_keys set last_used_at = now() where organization_id = ${tx.organizationId} and id = ${credential}`,
    );
  if (kind === "personal")
    await tx.execute(
      sql`update personal_access_tokens set last_used_at = now() where user_id = ${tx.userId} and id = ${credential}`,
    );
}
