/** The only place that opens transactions. A query needs a `Tx`, and a `Tx` comes from here or not at all. */
import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { connection } from "./client";
import {
  enter,
  enterAsProgram,
  type OrganizationAccess,
  type Program,
  type ProgramAccess,
  readEntry,
  readProgramEntry,
  type ShellEntry,
} from "./entry";
import { dropParameters } from "./errors";
import { findWallFaults } from "./inspect-wall";
import type {
  DatabaseTransaction,
  InvitedTx,
  KeyTx,
  proof,
  StaffOrganizationTx,
  StaffTx,
  StaffUserTx,
  SystemTx,
  Tx,
  UserTx,
} from "./transactions";

export type {
  AnyTx,
  InvitedTx,
  KeyTx,
  StaffOrganizationTx,
  StaffTx,
  StaffUserTx,
  SystemTx,
  Tx,
  UserTx,
} from "./transactions";

/** Checks the access against the rows as they are and reads what the shell shows: one statement, no transaction. */
export async function checkAccess(
  access: OrganizationAccess,
): Promise<ShellEntry | { outcome: "stale" | "gone" }> {
  const rows = await execute(sql`select entered.*, (
      select coalesce(json_agg(json_build_object('slug', slug, 'name', name, 'roleName', role_name)), '[]')
      from list_memberships(${access.session})
    ) as workspaces, (
      select coalesce(json_agg(json_build_object('id', invitation_id, 'slug', slug, 'name', organization_name, 'roleName', role_name)), '[]')
      from list_waiting_invitations(${access.session})
    ) as invitations from (${enter(access)}) entered`);
  const entry = readEntry(rows);
  if (entry.outcome !== "entered") return entry;
  const [lists] = rows as unknown as [Pick<ShellEntry, "workspaces" | "invitations">];
  return { ...entry, workspaces: lists.workspaces, invitations: lists.invitations };
}

/**
 * Runs `work` in one organization's transaction if the access still holds there; `stale` and `gone` come back as they are,
 * with nothing done.
 */
export async function enterOrganization<T>(
  access: OrganizationAccess,
  work: (tx: Tx) => Promise<T>,
): Promise<{ outcome: "entered"; result: T } | { outcome: "stale" | "gone" }> {
  return inTransaction(async (opened) => {
    // Awaited alone: a query sent beside it would run before the context is set.
    const entry = readEntry(await opened.execute(enter(access)));
    if (entry.outcome !== "entered") return { outcome: entry.outcome };
    const recheck = async () => {
      const again = readEntry(await opened.execute(enter(access)));
      if (again.outcome !== "entered") throw new AccessLost(again.outcome);
    };
    const tx = asTx(opened, {
      ...access,
      held: access.permissions,
      sessionId: entry.sessionId,
      program: null,
      recheck,
    });
    const result = await work(tx);
    // Last, because it locks the membership: whoever changes memberships locks the organization before them.
    if (entry.isTouchDue) await touch(tx, access);
    return { outcome: "entered" as const, result };
  }).catch((error: unknown) => {
    if (error instanceof AccessLost) return { outcome: error.outcome };
    throw error;
  });
}

/** The same for a program. It never gives a proof of identity, so what asks for a fresh one is out of its reach. */
export async function enterOrganizationAsProgram<T>(
  access: ProgramAccess,
  work: (tx: Tx) => Promise<T>,
): Promise<{ outcome: "entered"; result: T } | { outcome: "stale" | "gone" }> {
  return inTransaction(async (opened) => {
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
  }).catch((error: unknown) => {
    if (error instanceof AccessLost) return { outcome: error.outcome };
    throw error;
  });
}

/** Thrown inside a transaction, to take it back. */
class AccessLost extends Error {
  constructor(readonly outcome: "stale" | "gone") {
    super(`The access is ${outcome}.`);
  }
}

/** Runs `work` on a person's own rows. The caller has proved who it is: by session, password or one-time token. */
export async function asUser<T>(userId: string, work: (tx: UserTx) => Promise<T>): Promise<T> {
  return inTransaction(async (opened) => {
    await opened.execute(sql`select set_config('app.user_id', ${userId}, true)`);
    return work(Object.assign(opened, { userId }) as unknown as UserTx);
  });
}

/** Runs `work` for the person of a live session if they are staff; undefined, with nothing done, when they are not. */
export async function asStaff<T>(
  session: Buffer,
  work: (tx: StaffTx) => Promise<T>,
): Promise<{ result: T } | undefined> {
  return inTransaction(async (opened) => {
    const [entry] = await opened.execute(sql`select user_id, session_id from enter_staff(${session})`);
    if (!entry) return undefined;
    const facts = { userId: String(entry.user_id), sessionId: String(entry.session_id) };
    return { result: await work(Object.assign(opened, facts) as unknown as StaffTx) };
  });
}

/** Goes on in one organization, whatever its state; undefined when there is none. For lib/instance alone. */
export async function enterOrganizationAsStaff(
  tx: StaffTx | StaffUserTx,
  id: string,
): Promise<StaffOrganizationTx | undefined> {
  const [row] = await tx.execute(sql`select organization_id from enter_organization_as_staff(${id})`);
  if (!row) return undefined;
  return Object.assign(tx as object, {
    organizationId: String(row.organization_id),
  }) as unknown as StaffOrganizationTx;
}

/**
 * Runs `work` on one person's own rows, and then goes on as who acts; undefined, with nothing done, when there is no such
 * person. For lib/instance/users.ts alone.
 */
export async function inUserAsStaff<T>(
  tx: StaffTx,
  id: string,
  work: (tx: StaffUserTx) => Promise<T>,
): Promise<{ result: T } | undefined> {
  const [row] = await tx.execute(sql`select user_id from enter_user_as_staff(${id})`);
  if (!row) return undefined;
  // A view of its own: the transaction of who acts keeps their id.
  const entered = Object.assign(Object.create(tx) as object, { userId: String(row.user_id) });
  const result = await work(entered as unknown as StaffUserTx);
  await tx.execute(
    sql`select set_config('app.user_id', ${tx.userId}, true), set_config('app.organization_id', '', true)`,
  );
  return { result };
}

/** Runs `work` for a person who does not exist yet, under a new id. */
export async function asNewUser<T>(work: (tx: UserTx) => Promise<T>): Promise<T> {
  return inTransaction(async (opened) => {
    const userId = await setNewId(opened, "app.user_id");
    return work(Object.assign(opened, { userId }) as unknown as UserTx);
  });
}

/** Goes on in an organization that does not exist yet, under a new id. */
export async function enterNewOrganization(tx: UserTx): Promise<Tx> {
  const organizationId = await setNewId(tx, "app.organization_id");
  return asTx(tx, { organizationId, userId: tx.userId, ...comingIn });
}

/** What leads to an invitation: the mailed token's hash, or the id, which is good only for whom it waits. */
export type InvitationKey = { tokenHash: Buffer } | { id: string };

/** Goes on in the organization that an invitation leads to, if the person has proved its address; else undefined. */
export async function enterByInvitation(
  tx: UserTx,
  key: InvitationKey,
): Promise<{ tx: Tx; invitationId: string; slug: string } | undefined> {
  const tokenHash = "tokenHash" in key ? key.tokenHash : null;
  const id = "id" in key ? key.id : null;
  const [row] = await tx.execute<{ organization_id: string; invitation_id: string; slug: string }>(
    sql`select * from enter_by_invitation(${tx.userId}, ${tokenHash}, ${id})`,
  );
  if (!row) return undefined;
  const entered = asTx(tx, {
    organizationId: row.organization_id,
    userId: tx.userId,
    ...comingIn,
  });
  return { tx: entered, invitationId: row.invitation_id, slug: row.slug };
}

/**
 * Goes on in the organization that a join link leads to, if the person may join by it or is in already; else undefined. The
 * address is the proved one by which they would join; null for a member of whom none fits.
 */
export async function enterByJoinLink(
  tx: UserTx,
  tokenHash: Buffer,
): Promise<{ tx: Tx; linkId: string; slug: string; address: string | null } | undefined> {
  const [row] = await tx.execute<{
    organization_id: string;
    link_id: string;
    slug: string;
    address: string | null;
  }>(sql`select * from enter_by_join_link(${tx.userId}, ${tokenHash})`);
  if (!row) return undefined;
  const entered = asTx(tx, { organizationId: row.organization_id, userId: tx.userId, ...comingIn });
  return { tx: entered, linkId: row.link_id, slug: row.slug, address: row.address };
}

/**
 * Runs `work` for whoever has an invitation that waits: by the mailed token, whoever they are, or by its id for the person
 * who has proved its address. Undefined, with nothing done, when there is none, or none any more.
 */
export async function asInvited<T>(
  key: InvitationKey,
  userId: string | undefined,
  work: (tx: InvitedTx) => Promise<T>,
): Promise<{ result: T } | undefined> {
  const tokenHash = "tokenHash" in key ? key.tokenHash : null;
  const id = "id" in key ? key.id : null;
  return inTransaction(async (opened) => {
    const enter = async () => {
      const [row] = await opened.execute(
        sql`select * from enter_to_decline(${userId ?? null}, ${tokenHash}, ${id})`,
      );
      if (!row) throw new InvitationLost();
      return row;
    };
    const row = await enter();
    const facts = {
      organizationId: String(row.organization_id),
      invitationId: String(row.invitation_id),
      email: String(row.email),
    };
    const recheck = async () => void (await enter());
    return { result: await work(Object.assign(opened, facts, { recheck }) as unknown as InvitedTx) };
  }).catch((error: unknown) => {
    if (error instanceof InvitationLost) return undefined;
    throw error;
  });
}

/** Thrown inside a transaction, to take it back. */
class InvitationLost extends Error {}

/**
 * Runs `work` in each of these organizations, one after the other, on what it knows of the person of the transaction; passes
 * over those that they never were in. Always in the order of the ids, since most such work locks the organization. That an
 * organization keeps who runs it is looked at while it is entered: when the transaction commits, nobody would see it.
 */
export async function inOwnOrganizations(
  tx: UserTx,
  organizationIds: readonly string[],
  work: (tx: Tx) => Promise<void>,
): Promise<void> {
  for (const organizationId of organizationIds.toSorted()) {
    const [row] = await tx.execute(sql`select organization_id from enter_own_membership(${organizationId})`);
    if (!row) continue;
    await work(asTx(tx, { organizationId, userId: tx.userId, ...comingIn }));
    await tx.execute(sql`set constraints keep_required_role immediate`);
    await tx.execute(sql`set constraints keep_required_role deferred`);
  }
  await tx.execute(sql`select set_config('app.organization_id', '', true)`);
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

/** Runs `work` in a deleted organization for somebody who may bring it back; undefined, with nothing done, for everybody else. */
export async function enterDeletedOrganization<T>(
  session: Buffer,
  organizationId: string,
  work: (tx: Tx, organization: { slug: string; name: string }) => Promise<T>,
): Promise<{ result: T } | undefined> {
  return inTransaction(async (opened) => {
    const [row] = await opened.execute<{ user_id: string; session_id: string; slug: string; name: string }>(
      sql`select * from enter_deleted_organization(${session}, ${organizationId})`,
    );
    if (!row) return undefined;
    const { user_id: userId, session_id: sessionId, slug, name } = row;
    const tx = asTx(opened, { ...comingIn, organizationId, userId, sessionId });
    return { result: await work(tx, { slug, name }) };
  });
}

/** Runs `work` for nobody: look-ups by hash, the template, jobs, keys. It sees no row of an organization or a person. */
export async function asSystem<T>(work: (tx: SystemTx) => Promise<T>): Promise<T> {
  return inTransaction((opened) => work(opened as unknown as SystemTx));
}

/** A single statement for nobody, without a transaction around it. */
export async function lookUp<Row extends Record<string, unknown>>(query: SQL): Promise<Row | undefined> {
  const [row] = await execute(query);
  return row as Row | undefined;
}

/** The same for many rows. */
export async function lookUpAll<Row extends Record<string, unknown>>(query: SQL): Promise<Row[]> {
  return [...(await execute(query))] as Row[];
}

async function inTransaction<T>(work: (opened: DatabaseTransaction) => Promise<T>): Promise<T> {
  const db = await database();
  return db.transaction(work).catch(dropParameters);
}

async function execute(query: SQL) {
  const db = await database();
  return db.execute(query).catch(dropParameters);
}

async function database() {
  await requireWall();
  return connection();
}

/** Throws until the wall has been found standing, once a process: nothing is read, written or sent before. */
export async function requireWall(): Promise<void> {
  standing ??= lookAtWall().catch((error) => {
    standing = undefined;
    throw error;
  });
  await standing;
}

let standing: Promise<void> | undefined;

async function lookAtWall(): Promise<void> {
  const faults = await findWallFaults();
  if (faults.length > 0) throw new Error(`The wall does not stand. ${faults.join(" ")}`);
}

/** Of a person who comes in there is nothing yet that could be lost. */
const comingIn = {
  sessionId: null,
  program: null,
  permissions: new Set<string>(),
  held: new Set<string>(),
  recheck: async () => {},
};

function asTx(opened: object, facts: Omit<Tx, keyof DatabaseTransaction | typeof proof>): Tx {
  const { organizationId, userId, sessionId, program, permissions, held, recheck } = facts;
  const all = { organizationId, userId, sessionId, program, permissions, held, recheck };
  return Object.assign(opened, all) as unknown as Tx;
}

/** Last seen and last active, at most once a minute. */
async function touch(tx: Tx, access: OrganizationAccess): Promise<void> {
  // In the order in which somebody who leaves takes them.
  await tx.execute(
    sql`update memberships set last_active_at = now() where organization_id = ${tx.organizationId} and user_id = ${tx.userId}`,
  );
  await tx.execute(
    sql`update sessions set last_seen_at = now() where user_id = ${tx.userId} and token_hash = ${access.session}`,
  );
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

async function setNewId(tx: Pick<DatabaseTransaction, "execute">, setting: string): Promise<string> {
  const [row] = await tx.execute(sql`select set_config(${setting}, uuidv7()::text, true) as id`);
  return String(row?.id);
}
