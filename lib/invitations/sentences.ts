/** What the events of an invitation say to people. */
import { type EventSentences, words } from "@/lib/events/words";

export const invitationSentences: EventSentences = {
  "invitation.sent": {
    kind: "Invitation sent",
    say: ({ actorName, targetName, changes }) =>
      changes?.role?.after
        ? words`${actorName} invited ${targetName} as ${changes.role.after}`
        : words`${actorName} invited ${targetName}`,
  },
  "invitation.resent": {
    kind: "Invitation sent again",
    say: ({ actorName, targetName }) => words`${actorName} sent the invitation for ${targetName} again`,
  },
  "invitation.accepted": {
    kind: "Invitation accepted",
    say: ({ actorName, targetName }) => words`${actorName} accepted the invitation for ${targetName}`,
  },
  "invitation.revoked": {
    kind: "Invitation revoked",
    say: ({ actorName, targetName }) => words`${actorName} revoked the invitation for ${targetName}`,
  },
  "invitation.declined": {
    kind: "Invitation declined",
    say: ({ actorName }) => words`${actorName} declined the invitation`,
  },
  "invitation.skipped": {
    kind: "Inviting skipped",
    say: ({ actorName }) => words`${actorName} skipped inviting people at first`,
  },
};
