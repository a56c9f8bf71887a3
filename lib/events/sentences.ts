/**
 * Every kind of event in words for people: the one table. Words to the fork: put the sentences of a resource beside its
 * operations and spread them here; a test names each event that has none.
 */
import { apiKeySentences } from "@/lib/api-keys/sentences";
import { brand } from "@/lib/brand";
import { joinLinkSentences } from "@/lib/join-links/sentences";
import { limitsInWords } from "@/lib/organization/limit-words";
import { projectSentences } from "@/lib/projects/sentences";
import { capitalize } from "@/lib/text/capitalize";
import { type EventFacts, type EventSentences, plain, type Sentence, words } from "./words";

const workspace = plain(brand.workspace.one);

export const sentences: EventSentences = {
  "organization.created": {
    kind: `${capitalize(brand.workspace.one)} created`,
    say: ({ actorName, targetName }) => words`${actorName} created the ${workspace} ${targetName}`,
  },
  "organization.renamed": {
    kind: `${capitalize(brand.workspace.one)} renamed`,
    say: ({ actorName, targetName, changes }) =>
      changes?.name?.before
        ? words`${actorName} renamed the ${workspace} from ${changes.name.before} to ${targetName}`
        : words`${actorName} renamed the ${workspace} to ${targetName}`,
  },
  "organization.moved": {
    kind: `${capitalize(brand.workspace.one)} moved`,
    say: ({ actorName, changes }) => {
      const { before, after } = changes?.slug ?? {};
      return before && after
        ? words`${actorName} changed the address from ${before} to ${after}`
        : words`${actorName} changed the address`;
    },
  },
  "organization.exported": {
    kind: "Everything downloaded",
    say: ({ actorName, targetName }) => words`${actorName} downloaded everything of ${targetName}`,
  },
  "organization.deleted": {
    kind: `${capitalize(brand.workspace.one)} deleted`,
    say: ({ actorName, targetName }) => words`${actorName} deleted the ${workspace} ${targetName}`,
  },
  "organization.suspended": {
    kind: `${capitalize(brand.workspace.one)} suspended`,
    say: ({ actorName, targetName }) => words`${actorName} suspended the ${workspace} ${targetName}`,
  },
  "organization.restored": {
    kind: `${capitalize(brand.workspace.one)} restored`,
    say: ({ actorName, targetName }) => words`${actorName} restored the ${workspace} ${targetName}`,
  },
  "organization.limitsChanged": {
    kind: "Limits changed",
    say: ({ actorName, targetName, changes }) => [
      ...words`${actorName} changed the limits of ${targetName}`,
      ...limitsInWords(changes).flatMap((part) => words`${plain(part)}`),
    ],
  },
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
  ...joinLinkSentences,
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
  ...apiKeySentences,
  ...projectSentences,
};

/** The sentence of an event; one that is not in the table, of a resource that is gone say, is told by its name. */
export function sentenceOf(event: EventFacts): Sentence {
  const sentence = (known.get(event.action) ?? unknown).say(event);
  return event.actorType === "key" ? asOfKey(sentence, event.actorName) : sentence;
}

/** A key may be called like somebody: it is told apart wherever it acts. */
function asOfKey(sentence: Sentence, name: string): Sentence {
  const at = sentence.findIndex(({ text, isName }) => isName && text === name);
  const kind = { text: at > 0 ? "the API key " : "The API key ", isName: false };
  return sentence.toSpliced(Math.max(at, 0), 0, kind);
}

const known = new Map(Object.entries(sentences));

/** The kinds to choose from, by name. */
export function listKinds(): Array<{ action: string; kind: string }> {
  return Object.entries(sentences)
    .map(([action, { kind }]) => ({ action, kind }))
    .sort((one, other) => one.kind.localeCompare(other.kind, "en"));
}

const unknown = {
  say: ({ action, actorName, targetName, changes }: EventFacts): Sentence => [
    ...words`${actorName}: ${plain(spellOut(action))} ${targetName}`,
    ...Object.entries(changes ?? {}).flatMap(
      ([field, { before, after }]) =>
        words`, ${plain(spellOut(field))} from ${before ?? "nothing"} to ${after ?? "nothing"}`,
    ),
  ],
};

/** "apiKey.roleChanged" → "api key role changed" */
function spellOut(name: string): string {
  return name.replaceAll(/[._]|(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
}

/** Invitations that went with who sent them. */
function sentBefore(changes: EventFacts["changes"]) {
  const sent = changes?.pendingInvitations?.before;
  if (!sent) return plain("");
  return plain(sent === "1" ? ", and an invitation went along" : `, and ${sent} invitations went along`);
}
