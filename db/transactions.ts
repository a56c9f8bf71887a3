/** The kinds of transactions there are, by what they see. Each comes from db/wall or not at all: that is the fence. */
import type { PgTransaction } from "drizzle-orm/pg-core";
import type { Program } from "./entry";

export declare const proof: unique symbol;

// biome-ignore lint/suspicious/noExplicitAny: the query result and schema types of a driver are of no use to queries
export type DatabaseTransaction = PgTransaction<any, any, any>;

/** A transaction that sees no organization and no person: look-up functions, the template, jobs. */
export type SystemTx = DatabaseTransaction & { readonly [proof]: "system" };
/** A transaction that sees one person's own rows. */
export type UserTx = DatabaseTransaction & { readonly [proof]: "user"; readonly userId: string };
/** A transaction that sees one organization's rows, on behalf of one person. */
export type Tx = DatabaseTransaction & {
  readonly [proof]: "organization";
  readonly organizationId: string;
  readonly userId: string;
  /** Null while the person comes in: by creating the organization, by invitation or by a join link; and of a program. */
  readonly sessionId: string | null;
  /** Null when a person is here themself. */
  readonly program: Program | null;
  /** Throws when the access no longer holds: for after a wait for a lock, behind somebody who may have changed it. */
  readonly recheck: () => Promise<void>;
  /** What the person may do here; nothing while they come in. Of a program: what it was given of that. */
  readonly permissions: ReadonlySet<string>;
  /** All that the person holds here, who may have given a program less. */
  readonly held: ReadonlySet<string>;
};
/** A transaction in an inviting organization, of whoever has its invitation. The types let them turn it down, and no more. */
export type InvitedTx = DatabaseTransaction & {
  readonly [proof]: "invited";
  readonly organizationId: string;
  readonly invitationId: string;
  readonly email: string;
  /** Throws when the invitation no longer waits: for after a wait for a lock. */
  readonly recheck: () => Promise<void>;
};
/** A transaction of somebody who runs the product: their own rows, and the template to write. No organization's rows. */
export type StaffTx = DatabaseTransaction & {
  readonly [proof]: "staff";
  readonly userId: string;
  readonly sessionId: string;
};
/** The same, inside one organization: to change its limits and its state. Queries of what lies in it take no such transaction. */
export type StaffOrganizationTx = DatabaseTransaction & {
  readonly [proof]: "staff-organization";
  readonly organizationId: string;
};
/**
 * The same, on one person's own rows: to end their sessions, disable and enable them. Queries of what else is theirs take no
 * such transaction.
 */
export type StaffUserTx = DatabaseTransaction & {
  readonly [proof]: "staff-user";
  readonly userId: string;
};
/** A transaction of whoever holds an organization's key: to end it. The types let it do no more. */
export type KeyTx = DatabaseTransaction & {
  readonly [proof]: "key";
  readonly organizationId: string;
  readonly key: { id: string; name: string };
};
export type AnyTx = SystemTx | UserTx | Tx | InvitedTx | StaffTx | StaffUserTx;
