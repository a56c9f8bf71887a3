/** Inviting people, one or many: what it would come to, row by row, and the sending of what is good. */
import "server-only";
import { lockOrganization } from "@/db/queries/organizations";
import { findRole } from "@/db/queries/roles";
import type { Tx } from "@/db/wall";
import { mayGrant } from "@/lib/organization/grants";
import { type Act, aboveYou, notFoundHere, operation, preview } from "@/lib/organization/operation";
import { requireFreshFor } from "@/lib/organization/ownership";
import { inWords } from "@/lib/text/in-words";
import { throttle, throttleMany } from "@/lib/throttle";
import { addressesInput, inviteInput } from "./input";
import { type InviteRow, judgeRows, type ReadyRow } from "./rows";
import { readyToSend } from "./send";

export const previewInvitations = preview({
  permission: "invite:member",
  input: addressesInput,
  run: async (tx, { addresses, roleKey }) => {
    const role = await findGrantable(tx, roleKey);
    if ("refused" in role) return role;
    return { data: { rows: (await judgeRows(tx, addresses, { again: false })).map(told) } };
  },
});

/** Whatever is good goes out, all of it or, when something fails, none; the rest comes back with its reason. */
export const inviteMembers = operation({
  permission: "invite:member",
  input: inviteInput,
  event: "invitation.sent",
  run: async (tx, { addresses, roleKey, again }) => {
    await lockOrganization(tx);
    const role = await findGrantable(tx, roleKey);
    if ("refused" in role) return role;
    const stale = await requireFreshFor(tx, role);
    if (stale) return stale;
    const judged = await judgeRows(tx, addresses, { again });
    const rows = await spendBudgets(tx, judged);
    const send = await readyToSend(tx, role);
    const acts: Act[] = [];
    for (const row of rows) {
      if (!isReady(row)) continue;
      const target = await send(row.email);
      acts.push({ target, changes: { role: { before: row.before ?? null, after: role.name } } });
    }
    const sent = rows.map((row) => (isReady(row) ? { ...row, state: "sent" as const } : row));
    return { data: { rows: sent.map(told) }, acts };
  },
});

async function findGrantable(tx: Tx, roleKey: string) {
  const role = await findRole(tx, roleKey);
  if (!role) return notFoundHere("role");
  return mayGrant(tx.permissions, role.permissions) ? role : aboveYou(`give the role ${role.name}`);
}

/**
 * Budgets are counted outside of the transaction, so only what would go out takes from them. What finds none left has to
 * wait: the first rows go first.
 */
async function spendBudgets(tx: Tx, rows: Array<InviteRow | ReadyRow>): Promise<Array<InviteRow | ReadyRow>> {
  const ready = rows.filter(isReady);
  const mine = await throttleMany("mail.inviter", tx.userId, ready.length);
  const ours = await throttleMany("mail.organization", tx.organizationId, mine.taken);
  const late = new Map<InviteRow, string>();
  const when = inWords(ours.taken < mine.taken ? ours.seconds : mine.seconds);
  for (const row of ready.slice(ours.taken))
    late.set(row, `Too many invitations for one hour. Try again ${when}.`);
  for (const row of ready.slice(0, ours.taken)) {
    const refusal = await throttle("mail.recipient", row.email);
    if (refusal?.seconds !== undefined)
      late.set(row, `This address got many mails lately. Try again ${inWords(refusal.seconds)}.`);
  }
  return rows.map((row) => {
    const reason = late.get(row);
    return reason ? { text: row.text, email: row.email, state: "later", reason } : row;
  });
}

function isReady(row: InviteRow | ReadyRow): row is ReadyRow {
  return row.state === "ready";
}

/** What leaves the server. */
function told({ text, email, state, reason }: InviteRow): InviteRow {
  return { text, email, state, ...(reason ? { reason } : {}) };
}
