/** Personal access tokens, for a person's own programs: made, replaced and revoked by that person. */
import "server-only";
import type { z } from "zod";
import type { NewKey } from "@/db/queries/key-life";
import * as rows from "@/db/queries/personal-access-tokens";
import { recordSecurityEvent } from "@/db/queries/security-events";
import { lockUser } from "@/db/queries/users";
import type { EventContext } from "@/db/schema/events";
import { asUser, type UserTx } from "@/db/wall";
import type { keyInput, replaceKeyInput } from "@/lib/api-keys/input";
import { nothingLeft, refuseAbove, refuseMore, refuseReplacing } from "@/lib/api-keys/refusals";
import { newKeySecret, writeKey } from "@/lib/api-keys/secret";
import { requireFresh } from "@/lib/auth/fresh-proof";
import { programUserPermissions } from "@/lib/auth/permissions";
import type { SignedIn } from "@/lib/auth/session";
import type { ActionError } from "@/lib/result";
import { tellOfAccessToken, tellOfAccount } from "./notices";
import { notYours } from "./refusals";

const mostTokens = 25;

export type Holder = Pick<SignedIn, "userId" | "sessionId" | "name" | "email" | "permissions">;

/** What a token of this person can do: with their own things, and in at least one of the organizations that they are in now. */
export async function listGrantable(tx: UserTx, user: Holder): Promise<ReadonlySet<string>> {
  const own = Object.keys(programUserPermissions).filter((name) => user.permissions.has(name as never));
  return new Set([...own, ...(await rows.listHeldSomewhere(tx, user.sessionId))]);
}

/** The answer is the only place where the token ever stands. */
export async function createAccessToken(
  user: Holder,
  input: z.output<typeof keyInput>,
  context: EventContext,
): Promise<{ key: string } | { refused: ActionError }> {
  return asUser(user.userId, async (tx) => {
    await lockUser(tx);
    const refused =
      refuseAbove(input.permissions, await listGrantable(tx, user)) ??
      refuseMore(await rows.countAccessTokens(tx), mostTokens, "personal access tokens") ??
      (await requireFresh(tx, user.sessionId));
    if (refused) return { refused };
    const key = await make(tx, input);
    await recordSecurityEvent(tx, "accessToken.created", context, {
      targetName: input.name,
      changes: { permissions: { before: null, after: input.permissions.join(", ") } },
    });
    await tellOfAccessToken(tx, user, `The personal access token “${input.name}” was made for it.`);
    return { key };
  });
}

/** A new token in its place, cut to what the person may do now. The old one goes on for the overlap. */
export async function replaceAccessToken(
  user: Holder,
  { id, overlap, days }: z.output<typeof replaceKeyInput>,
  context: EventContext,
): Promise<{ key: string } | { refused: ActionError }> {
  return asUser(user.userId, async (tx) => {
    await lockUser(tx);
    const before = await rows.findAccessToken(tx, id);
    if (!before) return { refused: notYours("token") };
    const { name, rateLimit } = before;
    const grantable = await listGrantable(tx, user);
    const permissions = before.permissions.filter((each) => grantable.has(each));
    const { alive } = await rows.countAccessTokens(tx);
    const refused =
      refuseReplacing(before.state) ??
      (permissions.length === 0 ? nothingLeft : undefined) ??
      refuseMore({ alive, current: 0 }, mostTokens, "personal access tokens") ??
      (await requireFresh(tx, user.sessionId));
    if (refused) return { refused };
    const key = await make(tx, { name, permissions, rateLimit, days });
    await rows.replaceAccessToken(tx, id, overlap);
    await recordSecurityEvent(tx, "accessToken.replaced", context, {
      targetName: name,
      changes: { overlap: { before: null, after: String(overlap) } },
    });
    await tellOfAccessToken(tx, user, `The personal access token “${name}” was replaced by a new one.`);
    return { key };
  });
}

/** Refused from its very next request on, and for good. */
export async function revokeAccessToken(
  user: Holder,
  id: string,
  context: EventContext,
): Promise<ActionError | undefined> {
  return asUser(user.userId, async (tx) => {
    await lockUser(tx);
    const token = await rows.findAccessToken(tx, id);
    if (!token || !(await rows.revokeAccessToken(tx, id))) return notYours("token");
    await recordSecurityEvent(tx, "accessToken.revoked", context, { targetName: token.name });
    await tellOfAccount(tx, user, user.email, `The personal access token “${token.name}” was revoked.`);
    return undefined;
  });
}

async function make(tx: UserTx, token: Omit<NewKey, "secretHash">): Promise<string> {
  const { secret, secretHash } = newKeySecret();
  return writeKey(await rows.createAccessToken(tx, { ...token, secretHash }), secret);
}
