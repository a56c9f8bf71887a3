/** What programs go by, and where it lets them in: the look-ups that start from a key or a credential's id. */
import "server-only";
import { and, eq, isNull, lt, or, sql } from "drizzle-orm";
import type { CredentialKind } from "../entry";
import { personalAccessTokens } from "../schema/api-keys";
import type { AuthenticationMethod } from "../schema/sessions";
import { lookUp, type UserTx } from "../wall";

export type Credential = {
  id: string;
  kind: CredentialKind;
  userId: string;
  /** Of an organization's key; null for what leads into each organization of its person. */
  organizationId: string | null;
  /** What it was given; null for a session, which was given all. */
  permissions: string[] | null;
  /** Requests a minute; null for a session. */
  rateLimit: number | null;
};

/** With how the person behind a session proved who they are; null of a key. */
export type Program = Credential & { amr: AuthenticationMethod[] | null };

/** The live key with this hash. */
export async function findKey(secretHash: Buffer): Promise<Credential | undefined> {
  return lookUp<Credential>(sql`select id, kind, user_id as "userId", organization_id as "organizationId", permissions,
    rate_limit as "rateLimit" from find_key(${secretHash})`);
}

/** A live credential, by its id. */
export async function findProgram(id: string): Promise<Program | undefined> {
  return lookUp<Program>(sql`select ${id}::uuid as id, kind, user_id as "userId", organization_id as "organizationId",
    permissions, rate_limit as "rateLimit", amr from find_program(${id})`);
}

export type ProgramGateFacts = {
  kind: CredentialKind;
  userId: string;
  permissions: string[];
  epoch: string;
  rateLimit: number | null;
  /** Of a session alone. */
  amr: AuthenticationMethod[] | null;
};

/** Permissions and epoch of a credential in an organization; undefined when there is no way in, for whatever reason. */
export async function readProgramGate(
  credential: string,
  organizationId: string,
): Promise<ProgramGateFacts | undefined> {
  return lookUp<ProgramGateFacts>(sql`select kind, user_id as "userId", permissions, epoch, rate_limit as "rateLimit", amr
    from open_gate_to_program(${credential}, ${organizationId})`);
}

/** Written at most once a minute. */
export async function touchPersonalAccessToken(tx: UserTx, id: string): Promise<void> {
  await tx
    .update(personalAccessTokens)
    .set({ lastUsedAt: sql`now()` })
    .where(
      and(
        eq(personalAccessTokens.userId, tx.userId),
        eq(personalAccessTokens.id, id),
        or(
          isNull(personalAccessTokens.lastUsedAt),
          lt(personalAccessTokens.lastUsedAt, sql`now() - interval '1 minute'`),
        ),
      ),
    );
}
