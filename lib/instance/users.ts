/**
 * What staff do to somebody's account. The person hears of each by mail and on their own page; that they are disabled or
 * enabled is told in their organizations too.
 */
import "server-only";
import { recordStaffEvent } from "@/db/queries/events";
import { recordSecurityEvent } from "@/db/queries/security-events";
import { revokeSessions } from "@/db/queries/sessions";
import { isStillStaff } from "@/db/queries/staff";
import {
  listOrganizationsOfUser,
  lockUserAsStaff,
  type UserForStaff,
  updateDisabled,
} from "@/db/queries/staff-users";
import { holdEnabled } from "@/db/queries/users";
import type { EventContext } from "@/db/schema/events";
import {
  enterOrganizationAsStaff,
  inUserAsStaff,
  type StaffOrganizationTx,
  type StaffTx,
  type StaffUserTx,
} from "@/db/wall";
import { accountUrl } from "@/lib/account/notices";
import { signedOut } from "@/lib/auth/signed-out";
import { brand } from "@/lib/brand";
import { sendMail } from "@/lib/mail/send";
import { conflict, notFoundHere } from "@/lib/organization/operation";
import type { ActionError } from "@/lib/result";
import { type StaffOutcome, staffOperation } from "./operation";
import { userIdInput } from "./user-input";

/** The person may sign in again at once. Their keys for programs go on. */
export const endSessions = staffOperation({
  permission: "update:user",
  input: userIdInput,
  event: "user.sessionsEnded",
  run: (tx, { id }) =>
    actOn(tx, id, async (inside, person) => {
      if ((await revokeSessions(inside)) === 0) return conflict("This person is signed in nowhere.");
      await recordSecurityEvent(inside, "session.endedByStaff", fromNowhere);
      await tell(inside, person, `${brand.staff} ended all your sessions. Sign in again to go on.`);
      return undefined;
    }),
});

/** Nothing of theirs opens anything until they are enabled: no session, no way to sign in, no key. What they own stays. */
export const disableUser = staffOperation({
  permission: "update:user",
  input: userIdInput,
  event: "user.disabled",
  run: (tx, { id }) =>
    actOn(tx, id, async (inside, person) => {
      if (person.isDisabled) return conflict("This account is disabled already. Reload the page.");
      await updateDisabled(inside, true);
      await revokeSessions(inside);
      await recordSecurityEvent(inside, "account.disabled", fromNowhere);
      if (person.isProved)
        await sendMail(inside, { kind: "account-disabled", to: person.address, name: person.name });
      await inTheirOrganizations(inside, (there) =>
        recordStaffEvent(there, { action: "member.disabled", ...aboutMember(inside, person) }),
      );
      return undefined;
    }),
});

export const enableUser = staffOperation({
  permission: "update:user",
  input: userIdInput,
  event: "user.enabled",
  run: (tx, { id }) =>
    actOn(tx, id, async (inside, person) => {
      if (!person.isDisabled) return conflict("This account is not disabled any more. Reload the page.");
      await updateDisabled(inside, false);
      await recordSecurityEvent(inside, "account.enabled", fromNowhere);
      await tell(inside, person, `${brand.staff} enabled it again: you can sign in as before.`);
      await inTheirOrganizations(inside, (there) =>
        recordStaffEvent(there, { action: "member.enabled", ...aboutMember(inside, person) }),
      );
      return undefined;
    }),
});

/** From where staff acted is not told to the person. */
const fromNowhere: EventContext = { ip: null, user_agent: null, session_id: null, request_id: null };

/** The person is locked before any organization, as where they change something themselves. */
async function actOn(
  tx: StaffTx,
  id: string,
  work: (inside: StaffUserTx, person: UserForStaff) => Promise<{ refused: ActionError } | undefined>,
): Promise<StaffOutcome<undefined>> {
  if (id === tx.userId) return conflict("This is your own account: let another of the staff do that.");
  if (!(await holdBoth(tx, id))) return { refused: signedOut() };
  const entered = await inUserAsStaff(tx, id, async (inside): Promise<StaffOutcome<undefined>> => {
    const person = await lockUserAsStaff(inside);
    if (!person) return notFoundHere("account");
    return (await work(inside, person)) ?? { data: undefined, acts: [{ name: person.address }] };
  });
  return entered?.result ?? notFoundHere("account");
}

/**
 * Both rows are held in the order of their ids: of two of the staff who disable each other, the slower waits, and then is
 * staff no more. False for them.
 */
async function holdBoth(tx: StaffTx, id: string): Promise<boolean> {
  if (id < tx.userId) await inUserAsStaff(tx, id, lockUserAsStaff);
  return (await holdEnabled(tx)) && isStillStaff(tx);
}

/** An address that nobody proved may be a stranger's. */
async function tell(tx: StaffUserTx, { address, name, isProved }: UserForStaff, what: string): Promise<void> {
  if (!isProved) return;
  await sendMail(tx, {
    kind: "security-notice",
    to: address,
    name,
    what,
    isDone: true,
    url: accountUrl(),
  });
}

async function inTheirOrganizations(
  tx: StaffUserTx,
  work: (there: StaffOrganizationTx) => Promise<void>,
): Promise<void> {
  for (const id of await listOrganizationsOfUser(tx)) {
    const there = await enterOrganizationAsStaff(tx, id);
    if (there) await work(there);
  }
}

function aboutMember({ userId }: StaffUserTx, { name }: UserForStaff) {
  return { actorName: brand.staff, targetType: "member", targetId: userId, targetName: name };
}
