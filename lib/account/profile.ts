/** What organizations know of a person, changed by the person: name and address. Each of them has a copy of its own. */
import "server-only";
import * as addresses from "@/db/queries/addresses";
import { recordEvent } from "@/db/queries/events";
import { dropOneTimeTokens } from "@/db/queries/one-time-tokens";
import { lockOrganization } from "@/db/queries/organizations";
import {
  findOwnRow,
  listMembershipsOfOwn,
  updateOwnEmail,
  updateOwnName,
} from "@/db/queries/own-memberships";
import { recordSecurityEvent } from "@/db/queries/security-events";
import type { CurrentUser } from "@/db/queries/sessions";
import { lockUser, updateUserName } from "@/db/queries/users";
import type { EventContext } from "@/db/schema/events";
import { asUser, inOwnOrganizations, type Tx } from "@/db/wall";
import { requireFresh } from "@/lib/auth/fresh-proof";
import { brand } from "@/lib/brand";
import type { ActionError } from "@/lib/result";
import { throttle } from "@/lib/throttle";
import { ownTarget } from "./event-target";
import { tellOfAccount } from "./notices";
import { notYours } from "./refusals";

/** Everywhere at once, the suspended memberships too. Who was removed stays known by the name of then. */
export async function rename(
  user: Pick<CurrentUser, "userId">,
  name: string,
  context: EventContext,
): Promise<ActionError | undefined> {
  const refusal = await throttle("account.change", user.userId);
  if (refusal) return refusal;
  await asUser(user.userId, async (tx) => {
    const person = await lockUser(tx);
    if (!person || person.name === name) return;
    await updateUserName(tx, name);
    await recordSecurityEvent(tx, "user.renamed", context, {
      changes: { name: { before: person.name, after: name } },
    });
    const memberships = (await listMembershipsOfOwn(tx)).filter(({ state }) => state !== "removed");
    await inOwnOrganizations(tx, idsOf(memberships), async (there) => {
      await lockOrganization(there);
      const { name: before, state } = await findOwnRow(there);
      if (state === "removed") return;
      await updateOwnName(there, name);
      if (state === "active")
        await recordEvent(there, {
          action: "member.renamed",
          ...ownTarget(there, name),
          context,
          changes: { name: { before, after: name } },
        });
    });
  });
  return undefined;
}

/** Chooses which of the person's addresses one organization sees. */
export async function showAddress(
  user: CurrentUser,
  { organizationId, addressId }: { organizationId: string; addressId: string },
  context: EventContext,
): Promise<ActionError | undefined> {
  const refusal = await throttle("account.change", user.userId);
  if (refusal) return refusal;
  return asUser(user.userId, async (tx) => {
    if (!(await lockUser(tx))) return notYours("address");
    const address = await addresses.findAddress(tx, addressId);
    if (!address) return notYours("address");
    const memberships = await listMembershipsOfOwn(tx);
    const chosen = memberships.filter((each) => each.organizationId === organizationId && each.slug !== null);
    if (chosen.length === 0) return notYours(brand.workspace.one);
    await inOwnOrganizations(tx, idsOf(chosen), (there) => changeAddress(there, address.email, context));
    return undefined;
  });
}

/** Where a workspace saw the address it sees the primary one from now on, and a link that was mailed to it is worthless. */
export async function removeAddress(
  user: CurrentUser,
  id: string,
  context: EventContext,
): Promise<ActionError | undefined> {
  return asUser(user.userId, async (tx) => {
    if (!(await lockUser(tx))) return notYours("address");
    const address = await addresses.findAddress(tx, id);
    if (!address) return notYours("address");
    if (address.isPrimary)
      return { code: "conflict", message: "This is your primary address. Make another one primary first." };
    const refusal = await requireFresh(tx, user.sessionId);
    if (refusal) return refusal;
    const primary = await addresses.findPrimaryAddress(tx);
    await addresses.deleteAddress(tx, id);
    await dropOneTimeTokens(tx, { email: address.email });
    await recordSecurityEvent(tx, "email.removed", context, { targetName: address.address });
    for (const to of [address.address, primary.address])
      await tellOfAccount(tx, user, to, `The address ${address.email} was removed from it.`);
    const seenBy = (await listMembershipsOfOwn(tx)).filter(({ email }) => email === address.email);
    await inOwnOrganizations(tx, idsOf(seenBy), (there) => changeAddress(there, primary.email, context));
    return undefined;
  });
}

async function changeAddress(there: Tx, after: string, context: EventContext): Promise<void> {
  await lockOrganization(there);
  const { name, email: before, state } = await findOwnRow(there);
  // A tombstone keeps the address of then.
  if (before === after || state === "removed") return;
  await updateOwnEmail(there, after);
  // Who is suspended does nothing there that others are told.
  if (state === "suspended") return;
  await recordEvent(there, {
    action: "member.addressChanged",
    ...ownTarget(there, name),
    context,
    changes: { address: { before, after } },
  });
}

function idsOf(memberships: Array<{ organizationId: string }>): string[] {
  return memberships.map(({ organizationId }) => organizationId);
}
