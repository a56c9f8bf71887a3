/**
 * The end of an account, in two steps: the person asks for it and is out everywhere at once, then has 14 days to change
 * their mind. What comes after is lib/account/purge.ts.
 */
import "server-only";
import { recordEvent } from "@/db/queries/events";
import { lockOrganization } from "@/db/queries/organizations";
import {
  findOwnRow,
  holdOwnMembership,
  listMembershipsOfOwn as listOwn,
  releaseOwnMembership,
} from "@/db/queries/own-memberships";
import { recordSecurityEvent } from "@/db/queries/security-events";
import { type CurrentUser, revokeSessions } from "@/db/queries/sessions";
import { cancelDeletion, scheduleDeletion } from "@/db/queries/user-deletion";
import { lockUser } from "@/db/queries/users";
import type { EventContext } from "@/db/schema/events";
import { asUser, inOwnOrganizations, type Tx, type UserTx } from "@/db/wall";
import { requireFresh } from "@/lib/auth/fresh-proof";
import { brand } from "@/lib/brand";
import { env } from "@/lib/env";
import { sendMail } from "@/lib/mail/send";
import { signInPath } from "@/lib/paths";
import type { ActionError } from "@/lib/result";
import { ownTarget } from "./event-target";
import { isLive, type LiveMembership, liveOnes } from "./memberships";
import { notYours } from "./refusals";

/** Seconds in which one may change one's mind. */
const patience = 14 * 24 * 60 * 60;

/** Where nobody else could run the organization: each needs somebody, or its end, before the account can go. */
export async function listHeldBack({ userId }: CurrentUser): Promise<LiveMembership[]> {
  return asUser(userId, listHeld);
}

/** Takes the person out of every organization and ends every session. Nothing is done where an organization needs them. */
export async function requestDeletion(
  user: CurrentUser,
  context: EventContext,
): Promise<ActionError | undefined> {
  return asUser(user.userId, async (tx) => {
    const person = await lockUser(tx);
    if (!person) return notYours("account");
    const held = await listHeld(tx);
    if (held.length > 0) return heldBackBy(held);
    const refusal = await requireFresh(tx, user.sessionId);
    if (refusal) return refusal;
    await inOwnOrganizations(tx, await listIds(tx), (there) => hold(there, context));
    const until = await scheduleDeletion(tx, patience);
    await revokeSessions(tx);
    await recordSecurityEvent(tx, "account.deletionRequested", context);
    const url = `${env().APP_URL}${signInPath()}`;
    await sendMail(tx, {
      kind: "account-deletion",
      to: user.email,
      name: person.name,
      until: until.toISOString(),
      url,
    });
    return undefined;
  }).catch((error: unknown) => {
    if (error instanceof HeldBack) return error.reason;
    throw error;
  });
}

/** Everything as it was before, but for what organizations changed meanwhile. False when it is too late, or was done before. */
export async function keepAccount(user: CurrentUser, context: EventContext): Promise<boolean> {
  return asUser(user.userId, async (tx) => {
    if (!(await cancelDeletion(tx))) return false;
    await inOwnOrganizations(tx, await listIds(tx), (there) => release(there, context));
    await recordSecurityEvent(tx, "account.kept", context);
    return true;
  });
}

/** Judged with the organization locked: of its two last owners who go at once, one stays. */
async function hold(there: Tx, context: EventContext): Promise<void> {
  await lockOrganization(there);
  const mine = (await listOwn(there)).find(({ organizationId }) => organizationId === there.organizationId);
  if (!mine || mine.state === "removed") return;
  if (mine.isLastRequired) {
    if (isLive(mine)) throw new HeldBack(heldBackBy([mine]));
    // It is deleted already, and its own end takes the membership along.
    if (mine.organizationState === "deleted") return;
    throw new HeldBack(heldBackBySuspended());
  }
  const { name } = await findOwnRow(there);
  await holdOwnMembership(there);
  if (mine.state === "active")
    await recordEvent(there, { action: "member.wentAway", ...ownTarget(there, name), context });
}

async function release(there: Tx, context: EventContext): Promise<void> {
  await lockOrganization(there);
  const { name } = await findOwnRow(there);
  if (await releaseOwnMembership(there))
    await recordEvent(there, { action: "member.returned", ...ownTarget(there, name), context });
}

async function listIds(tx: UserTx): Promise<string[]> {
  return (await listOwn(tx)).map(({ organizationId }) => organizationId);
}

async function listHeld(tx: UserTx): Promise<LiveMembership[]> {
  return liveOnes(await listOwn(tx)).filter(({ isLastRequired }) => isLastRequired);
}

function heldBackBy(memberships: LiveMembership[]): ActionError {
  const names = memberships.map(({ name }) => name).join(", ");
  return {
    code: "conflict",
    message: `Nobody else can run ${names}. Make someone else owner there, or delete the ${brand.workspace.one}.`,
  };
}

/** Only staff can open it, so nobody can take it over, and what it is called is not shown. */
function heldBackBySuspended(): ActionError {
  return {
    code: "conflict",
    message: `Nobody else can run ${brand.workspace.a} of yours that is suspended. Write to ${brand.support} first.`,
  };
}

/** Thrown to take back the transaction. */
class HeldBack extends Error {
  constructor(readonly reason: ActionError) {
    super(reason.message);
  }
}
