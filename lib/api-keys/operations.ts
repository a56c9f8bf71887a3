/** What can be done to an organization's API keys. Whoever holds one can do no more than its maker may at that moment. */
import "server-only";
import * as rows from "@/db/queries/api-keys";
import { lockOrganization } from "@/db/queries/organizations";
import type { Tx } from "@/db/wall";
import { requireFresh } from "@/lib/auth/fresh-proof";
import { can } from "@/lib/organization/grants";
import { done, notFoundHere, operation } from "@/lib/organization/operation";
import { keyIdInput, keyInput, replaceKeyInput } from "./input";
import { nothingLeft, refuseAbove, refuseMore, refuseReplacing } from "./refusals";
import { newKeySecret, writeKey } from "./secret";

/** Of one organization. */
const mostKeys = 50;

/** The answer is the only place where the key ever stands. */
export const createApiKey = operation({
  permission: "create:api-key",
  input: keyInput,
  event: "apiKey.created",
  run: async (tx, input) => {
    await lockOrganization(tx);
    const { name, permissions, days } = input;
    const refused =
      refuseAbove(permissions, tx.permissions) ??
      refuseMore(await rows.countApiKeys(tx), mostKeys, "API keys") ??
      (await requireFresh(tx, tx.sessionId));
    if (refused) return { refused };
    const { id, key } = await make(tx, input);
    return {
      ...done(target(id, name), { key }),
      changes: {
        permissions: { before: null, after: permissions.join(", ") },
        days: { before: null, after: String(days) },
      },
    };
  },
});

/** Refused from its very next request on, and for good. */
export const revokeApiKey = operation({
  permission: "revoke:api-key",
  input: keyIdInput,
  event: "apiKey.revoked",
  run: async (tx, { id }) => {
    await lockOrganization(tx);
    const key = await rows.findApiKey(tx, id);
    if (!key || !(await rows.revokeApiKey(tx, id))) return notFoundHere("API key");
    return done(target(id, key.name));
  },
});

/**
 * A new key in its place, which belongs to who replaces it: cut to what they may do. The old one, still its maker's, goes on
 * for the overlap, so that a program can change over without a pause.
 */
export const replaceApiKey = operation({
  permission: "create:api-key",
  input: replaceKeyInput,
  event: "apiKey.replaced",
  run: async (tx, { id, overlap, days }) => {
    await lockOrganization(tx);
    const before = await rows.findApiKey(tx, id);
    if (!before) return notFoundHere("API key");
    const { name, rateLimit } = before;
    const permissions = before.permissions.filter((each) => tx.permissions.has(each));
    const { alive } = await rows.countApiKeys(tx);
    const refused =
      refuseReplacing(before.state) ??
      (permissions.length === 0 ? nothingLeft : undefined) ??
      refuseMore({ alive, current: 0 }, mostKeys, "API keys") ??
      (await requireFresh(tx, tx.sessionId));
    if (refused) return { refused };
    const made = await make(tx, { name, permissions, rateLimit, days });
    // To hasten the end of somebody else's is to revoke it: without that right it goes on until it expires.
    const mayEnd = before.createdBy === tx.userId || can(tx, "revoke:api-key");
    await rows.replaceApiKey(tx, id, mayEnd ? overlap : undefined);
    const isCut = permissions.length < before.permissions.length;
    return {
      ...done(target(made.id, name), { key: made.key }),
      changes: {
        id: { before: id, after: made.id },
        ...(mayEnd && { overlap: { before: null, after: String(overlap) } }),
        ...(isCut && {
          permissions: { before: before.permissions.join(", "), after: permissions.join(", ") },
        }),
      },
    };
  },
});

async function make(tx: Tx, key: Omit<Parameters<typeof rows.createApiKey>[1], "secretHash">) {
  const { secret, secretHash } = newKeySecret();
  const id = await rows.createApiKey(tx, { ...key, secretHash });
  return { id, key: writeKey(id, secret) };
}

function target(id: string, name: string) {
  return { type: "apiKey", id, name };
}
