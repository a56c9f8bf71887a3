/** What an invitation to each of many addresses would come to. The preview shows it, and sending goes by it. */
import "server-only";
import { listPendingByEmail } from "@/db/queries/invitations";
import { listMembersByEmail, type Member } from "@/db/queries/memberships";
import { listRoles } from "@/db/queries/roles";
import type { Tx } from "@/db/wall";
import { can, mayGrant } from "@/lib/organization/grants";
import { readRoom, refuseNext } from "@/lib/organization/limits";
import { type AddressRow, readAddresses } from "./addresses";

export type InviteState =
  | "ready"
  | "sent"
  | "invalid"
  | "twice"
  | "member"
  | "suspended"
  | "invited"
  | "above"
  | "full"
  | "later";

/** `reason`: why it is not sent, in a sentence. */
export type InviteRow = { text: string; email: string | undefined; state: InviteState; reason?: string };

/** A row that can be sent. `before`: the role of the invitation that it takes the place of. */
export type ReadyRow = InviteRow & { email: string; state: "ready"; before: string | undefined };

type Pending = { isDead: boolean; isAbove: boolean; holdsSeat: boolean; roleName: string | undefined };

/**
 * Tells nothing but what members and invitations of this organization say: whether an address has an account stays
 * unknown. To send by it, hold the organization's lock.
 */
export async function judgeRows(
  tx: Tx,
  addresses: string,
  { again }: { again: boolean },
): Promise<Array<InviteRow | ReadyRow>> {
  const rows = readAddresses(addresses);
  const emails = rows.flatMap(({ email }) => email ?? []);
  const members = new Map(
    (await listMembersByEmail(tx, emails)).map((member) => [member.email, member] as const),
  );
  const pending = await readPending(tx, emails);
  const room = await readRoom(tx);
  let added = 0;
  return rows.map((row): InviteRow | ReadyRow => {
    const earlier = pending.get(row.email ?? "");
    const closed = judgeAddress(tx, row, members.get(row.email ?? "")) ?? judgeEarlier(earlier, again);
    if (closed || !row.email) return { ...bare(row), state: "invalid", ...closed };
    const full = earlier?.holdsSeat ? undefined : refuseNext(room, added);
    if (full) return { ...bare(row), state: "full", reason: full.message };
    if (!earlier?.holdsSeat) added += 1;
    return { ...bare(row), email: row.email, state: "ready", before: earlier?.roleName };
  });
}

type Closed = { state: Exclude<InviteState, "ready" | "sent">; reason: string };

function judgeAddress(
  tx: Tx,
  row: AddressRow,
  member: Pick<Member, "state" | "isLeaving"> | undefined,
): Closed | undefined {
  if (!row.email) return { state: "invalid", reason: "Enter an e-mail address like you@example.com." };
  if (row.isTwice) return { state: "twice", reason: "This address is there already." };
  if (member === undefined) return undefined;
  if (member.isLeaving) return { state: "suspended", reason: "This person is deleting their account." };
  if (member.state !== "suspended") return { state: "member", reason: "This person is already a member." };
  const advice = can(tx, "suspend:member")
    ? "Reactivate them instead."
    : "Ask somebody who can let them back in.";
  return { state: "suspended", reason: `This person is suspended. ${advice}` };
}

function judgeEarlier(earlier: Pending | undefined, again: boolean): Closed | undefined {
  if (earlier?.isAbove)
    return { state: "above", reason: "This person's invitation is to a role above your own." };
  if (!earlier || earlier.isDead || again) return undefined;
  return { state: "invited", reason: `An invitation as ${earlier.roleName} waits for them.` };
}

/** By address. What nobody can accept any more is dead: another is sent without a question. */
async function readPending(tx: Tx, emails: string[]): Promise<Map<string, Pending>> {
  const [found, roles] = [await listPendingByEmail(tx, emails), await listRoles(tx)];
  return new Map(
    found.map(({ email, roleKey, isExpired, isWithdrawn }) => {
      const role = roles.find(({ key }) => key === roleKey);
      const state = {
        isDead: isExpired || isWithdrawn || !role,
        isAbove: !mayGrant(tx.permissions, role?.permissions ?? []),
        holdsSeat: !isExpired,
        roleName: role?.name,
      };
      return [email, state] as const;
    }),
  );
}

function bare({ text, email }: AddressRow) {
  return { text, email };
}
