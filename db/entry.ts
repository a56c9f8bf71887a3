/** What opens a transaction to an organization, and what is found on entering: the two ends of `enter_organization`. */
import "server-only";
import { type SQL, sql } from "drizzle-orm";

declare const proof: unique symbol;

type Access = {
  readonly [proof]: "access";
  readonly organizationId: string;
  readonly permissions: ReadonlySet<string>;
  /** membership . organization rules . template */
  readonly epoch: string;
};

/** Who may do what in which organization. Only lib/organization/access.ts makes one: from a verified token or the gate. */
export type OrganizationAccess = Access & {
  readonly slug: string;
  readonly userId: string;
  /** SHA-256 of the session cookie. */
  readonly session: Buffer;
};

/** The same for a program, which goes by a credential: an organization's key, a person's token, or a session's own id. */
export type ProgramAccess = Access & { readonly credential: string };

/** An organization's key acts for itself, the others for their person. */
export type CredentialKind = "key" | "personal" | "session";

/** The program behind a transaction. */
export type Program = { credential: string; kind: CredentialKind; name: string | null };

/** What `enter_organization` found: `entered` with what the shell shows, `stale`, or `gone`. */
export type Entry =
  | {
      outcome: "entered";
      sessionId: string;
      organizationName: string;
      userName: string;
      email: string;
      roleName: string;
      isTouchDue: boolean;
    }
  | { outcome: "stale" | "gone" };

/** The same for a program. */
export type ProgramEntry =
  | { outcome: "entered"; program: Program; userId: string; isTouchDue: boolean; held: ReadonlySet<string> }
  | { outcome: "stale" | "gone" };

/** What the shell shows beside the page: who, where, and where else. */
export type ShellEntry = Extract<Entry, { outcome: "entered" }> & {
  workspaces: Array<{ slug: string; name: string; roleName: string }>;
  /** Where they could come in, by an invitation that waits. */
  invitations: Array<{ id: string; slug: string; name: string; roleName: string }>;
};

/** The statement that checks an access against the rows as they are and, if it holds, sets the context. */
export function enter(access: OrganizationAccess): SQL {
  return sql`select * from enter_organization(${access.session}, ${access.userId}, ${access.organizationId}, ${access.epoch})`;
}

export function readEntry(rows: Iterable<Record<string, unknown>>): Entry {
  const [row] = rows;
  if (!row) return { outcome: "gone" };
  if (row.outcome !== "entered") return { outcome: "stale" };
  return {
    outcome: "entered",
    sessionId: String(row.session_id),
    organizationName: String(row.organization_name),
    userName: String(row.user_name),
    email: String(row.email),
    roleName: String(row.role_name),
    isTouchDue: row.is_touch_due === true,
  };
}

/** The same statement for a program. */
export function enterAsProgram({ credential, organizationId, epoch }: ProgramAccess): SQL {
  return sql`select * from enter_organization_as_program(${credential}, ${organizationId}, ${epoch})`;
}

export function readProgramEntry(rows: Iterable<Record<string, unknown>>, credential: string): ProgramEntry {
  const [row] = rows;
  if (!row) return { outcome: "gone" };
  if (row.outcome !== "entered") return { outcome: "stale" };
  const name = row.name === null ? null : String(row.name);
  return {
    outcome: "entered",
    program: { credential, kind: row.kind as CredentialKind, name },
    userId: String(row.user_id),
    isTouchDue: row.is_touch_due === true,
    held: new Set(row.held as string[]),
  };
}
