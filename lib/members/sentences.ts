/** What the events of a member say to people. */
import { type EventFacts, type EventSentences, plain, words } from "@/lib/events/words";

export const memberSentences: EventSentences = {
  "member.roleChanged": {
    kind: "Role changed",
    say: (event) => {
      const { before, after } = event.changes?.role ?? {};
      const whose = event.actorId === event.targetId ? plain("their own") : `${event.targetName}'s`;
      return before && after
        ? words`${event.actorName} changed ${whose} role from ${before} to ${after}`
        : words`${event.actorName} changed ${whose} role`;
    },
  },
  "member.suspended": {
    kind: "Member suspended",
    say: ({ actorName, targetName }) => words`${actorName} suspended ${targetName}`,
  },
  "member.reactivated": {
    kind: "Member reactivated",
    say: ({ actorName, targetName }) => words`${actorName} reactivated ${targetName}`,
  },
  "member.left": {
    kind: "Member left",
    say: ({ actorName, changes }) => words`${actorName} left${sentBefore(changes)}`,
  },
  "member.removed": {
    kind: "Member removed",
    say: ({ actorName, targetName, changes }) =>
      words`${actorName} removed ${targetName}${sentBefore(changes)}`,
  },
  "member.renamed": {
    kind: "Name changed",
    say: ({ actorName, changes }) =>
      words`${changes?.name?.before ?? actorName} is now called ${changes?.name?.after ?? actorName}`,
  },
  "member.addressChanged": {
    kind: "Address changed",
    say: ({ actorName, changes }) =>
      changes?.address?.after
        ? words`${actorName} is now known by the address ${changes.address.after}`
        : words`${actorName} changed their address`,
  },
  "member.wentAway": {
    kind: "Account to be deleted",
    say: ({ actorName }) => words`${actorName} asked for their account to be deleted, and is out`,
  },
  "member.returned": {
    kind: "Account kept",
    say: ({ actorName }) => words`${actorName} kept their account, and is back`,
  },
  "member.deletedAccount": {
    kind: "Account deleted",
    say: ({ actorName }) => words`The account of ${actorName} was deleted`,
  },
  "member.disabled": {
    kind: "Account disabled",
    say: ({ actorName, targetName }) => words`${actorName} disabled the account of ${targetName}`,
  },
  "member.enabled": {
    kind: "Account enabled",
    say: ({ actorName, targetName }) => words`${actorName} enabled the account of ${targetName} again`,
  },
};

/** Invitations that went with who sent them. */
function sentBefore(changes: EventFacts["changes"]) {
  const sent = changes?.pendingInvitations?.before;
  if (!sent) return plain("");
  return plain(sent === "1" ? ", and an invitation went along" : `, and ${sent} invitations went along`);
}
