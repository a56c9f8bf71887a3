/** The way in by a link: whoever holds it and proved an address that fits becomes a member. */
import "server-only";
import { recordEvent } from "@/db/queries/events";
import { useJoinLink as countUse } from "@/db/queries/join-links";
import { createMembership, findMember, reviveMembership } from "@/db/queries/memberships";
import { lockOrganization } from "@/db/queries/organizations";
import type { CurrentUser } from "@/db/queries/sessions";
import { lockUser } from "@/db/queries/users";
import type { EventContext } from "@/db/schema/events";
import { asUser, enterByJoinLink, type UserTx } from "@/db/wall";
import { brand } from "@/lib/brand";
import { spendOwnInvitations } from "@/lib/invitations/spend";
import { refuseOverLimits } from "@/lib/organization/limits";
import { Refused } from "@/lib/organization/perform";
import { eventContext } from "@/lib/request";
import type { ActionError } from "@/lib/result";
import { addressBlock, throttleAll } from "@/lib/throttle";
import { hashJoinLink } from "./link";

/** The answer when a link leads nowhere, for whatever reason. */
export const joinLinkOver: ActionError = {
  code: "conflict",
  message: "Nobody can join by this link any more. Ask for a new one.",
};

/** Lets a signed-in person in; gives the slug, or why not. */
export async function joinByLinkAs(
  user: CurrentUser,
  token: string,
): Promise<{ slug: string } | { refused: ActionError }> {
  const context = await eventContext(user.sessionId);
  const refusal = await throttleAll(["join.block", addressBlock(context.ip)], ["join.person", user.userId]);
  if (refusal) return { refused: refusal };
  const slug = await asUser(user.userId, (tx) => joinByLink(tx, hashJoinLink(token), context)).catch(
    (error: unknown) => {
      if (error instanceof Refused) return { refused: error.reason };
      throw error;
    },
  );
  if (typeof slug === "object") return slug;
  return slug ? { slug } : { refused: joinLinkOver };
}

/**
 * Makes the person of the transaction a member, by the proved address that fits. Gives the slug, to who is in already too:
 * that counts no use. Undefined when the link is not usable for them. Throws `Refused` when every seat is taken.
 */
export async function joinByLink(
  tx: UserTx,
  tokenHash: Buffer,
  context: EventContext,
): Promise<string | undefined> {
  const person = await lockUser(tx);
  const first = await enterByJoinLink(tx, tokenHash);
  if (!first || !person) return undefined;
  await lockOrganization(first.tx);
  // Who held the lock before may have switched it off, used it up or taken its maker's right.
  const entered = await enterByJoinLink(tx, tokenHash);
  if (!entered) return undefined;
  if (await findMember(entered.tx, tx.userId)) return entered.slug;
  const { address: email } = entered;
  const role = await countUse(entered.tx, entered.linkId);
  if (!email || !role) return undefined;
  const membership = { roleKey: role.roleKey, name: person.name, email, source: "link" } as const;
  const revived = await reviveMembership(entered.tx, membership);
  if (!revived) await createMembership(entered.tx, membership);
  await spendOwnInvitations(tx, entered.tx, context);
  if (await refuseOverLimits(entered.tx, "member")) throw new Refused(full);
  await recordEvent(entered.tx, {
    action: "joinLink.used",
    targetType: "joinLink",
    targetId: entered.linkId,
    targetName: role.roleName,
    context,
  });
  return entered.slug;
}

/** How many seats there are is not for who is outside. */
const full: ActionError = {
  code: "limit_reached",
  message: `Every seat of this ${brand.workspace.one} is taken. Tell who gave you the link, and try again later.`,
};
