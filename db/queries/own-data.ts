/** All rows of a person that are theirs to take away. */
import "server-only";
import { asc, eq } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import { personalAccessTokens } from "../schema/api-keys";
import { identities } from "../schema/identities";
import { oneTimeTokens } from "../schema/one-time-tokens";
import { passkeys } from "../schema/passkeys";
import { recoveryCodes, totpSecrets } from "../schema/second-factors";
import { securityEvents } from "../schema/security-events";
import { sessions } from "../schema/sessions";
import { credentials, userEmails, users } from "../schema/users";
import type { UserTx } from "../wall";

/** Table → the columns that go along. With `keptBack` it names every column of every table of a person: a test holds it to that. */
export const exported = {
  users: { id: users.id, name: users.name, createdAt: users.createdAt, updatedAt: users.updatedAt },
  userEmails: {
    id: userEmails.id,
    address: userEmails.address,
    isPrimary: userEmails.isPrimary,
    verifiedAt: userEmails.verifiedAt,
    createdAt: userEmails.createdAt,
  },
  credentials: { updatedAt: credentials.updatedAt },
  sessions: {
    id: sessions.id,
    amr: sessions.amr,
    userAgent: sessions.userAgent,
    ip: sessions.ip,
    createdAt: sessions.createdAt,
    lastSeenAt: sessions.lastSeenAt,
    expiresAt: sessions.expiresAt,
    revokedAt: sessions.revokedAt,
  },
  oneTimeTokens: {
    id: oneTimeTokens.id,
    purpose: oneTimeTokens.purpose,
    email: oneTimeTokens.email,
    createdAt: oneTimeTokens.createdAt,
    expiresAt: oneTimeTokens.expiresAt,
    usedAt: oneTimeTokens.usedAt,
  },
  passkeys: {
    id: passkeys.id,
    name: passkeys.name,
    isBackedUp: passkeys.isBackedUp,
    transports: passkeys.transports,
    createdAt: passkeys.createdAt,
    lastUsedAt: passkeys.lastUsedAt,
  },
  totpSecrets: { createdAt: totpSecrets.createdAt, confirmedAt: totpSecrets.confirmedAt },
  recoveryCodes: { id: recoveryCodes.id, createdAt: recoveryCodes.createdAt },
  identities: {
    id: identities.id,
    provider: identities.provider,
    issuer: identities.issuer,
    subject: identities.subject,
    email: identities.email,
    createdAt: identities.createdAt,
    lastUsedAt: identities.lastUsedAt,
  },
  personalAccessTokens: {
    id: personalAccessTokens.id,
    name: personalAccessTokens.name,
    permissions: personalAccessTokens.permissions,
    rateLimit: personalAccessTokens.rateLimit,
    createdAt: personalAccessTokens.createdAt,
    expiresAt: personalAccessTokens.expiresAt,
    lastUsedAt: personalAccessTokens.lastUsedAt,
    replacedAt: personalAccessTokens.replacedAt,
    revokedAt: personalAccessTokens.revokedAt,
  },
  securityEvents: {
    id: securityEvents.id,
    occurredAt: securityEvents.occurredAt,
    action: securityEvents.action,
    targetName: securityEvents.targetName,
    changes: securityEvents.changes,
    context: securityEvents.context,
  },
} as const;

/** What stays here, with the reason. */
export const keptBack: Record<string, string> = {
  "users.deleteAfter": "null for everybody who can ask for a copy",
  "users.disabledAt": "null for everybody who can ask for a copy",
  "userEmails.userId": "theirs, each of them",
  "userEmails.normalized": "the address in lower case",
  "credentials.userId": "theirs",
  "credentials.passwordHash": "a secret",
  "sessions.userId": "theirs, each of them",
  "sessions.tokenHash": "of a secret",
  "oneTimeTokens.userId": "theirs, each of them",
  "oneTimeTokens.tokenHash": "of a secret",
  "oneTimeTokens.amr": "of a sign-in that became a session",
  "oneTimeTokens.browserHash": "of a secret",
  "oneTimeTokens.codeHash": "of a secret",
  "oneTimeTokens.attempts": "a count for the sake of safety",
  "passkeys.userId": "theirs, each of them",
  "passkeys.credentialId": "of use to their device alone",
  "passkeys.publicKey": "of use to their device alone",
  "passkeys.signCount": "a count for the sake of safety",
  "totpSecrets.userId": "theirs",
  "totpSecrets.sealedSecret": "a secret",
  "totpSecrets.lastStep": "a count for the sake of safety",
  "personalAccessTokens.userId": "theirs, each of them",
  "personalAccessTokens.secretHash": "of a secret",
  "recoveryCodes.userId": "theirs, each of them",
  "recoveryCodes.codeHash": "of a secret",
  "identities.userId": "theirs, each of them",
  "securityEvents.userId": "theirs, each of them",
};

export async function exportRows(tx: UserTx) {
  const [person] = await tx.select(exported.users).from(users).where(eq(users.id, tx.userId));
  const [password] = await tx
    .select(exported.credentials)
    .from(credentials)
    .where(eq(credentials.userId, tx.userId));
  return {
    person,
    password: password ?? null,
    addresses: await ownRows(tx, exported.userEmails, userEmails),
    sessions: await ownRows(tx, exported.sessions, sessions),
    mailedLinksAndCodes: await ownRows(tx, exported.oneTimeTokens, oneTimeTokens),
    passkeys: await ownRows(tx, exported.passkeys, passkeys),
    codesOfAnApp: await tx
      .select(exported.totpSecrets)
      .from(totpSecrets)
      .where(eq(totpSecrets.userId, tx.userId)),
    recoveryCodes: await ownRows(tx, exported.recoveryCodes, recoveryCodes),
    identities: await ownRows(tx, exported.identities, identities),
    personalAccessTokens: await ownRows(tx, exported.personalAccessTokens, personalAccessTokens),
    securityEvents: await ownRows(tx, exported.securityEvents, securityEvents),
  };
}

type OwnTable = PgTable & Record<"id" | "userId", PgColumn>;

/** The oldest first. */
async function ownRows(tx: UserTx, columns: Record<string, PgColumn>, table: OwnTable) {
  return tx.select(columns).from(table).where(eq(table.userId, tx.userId)).orderBy(asc(table.id));
}
