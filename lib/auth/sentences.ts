/** What happened to a person outside any organization, and what they did as staff, in words: the one table. */
import type { SecurityEvent } from "@/db/queries/security-events";
import { brand } from "@/lib/brand";
import { jobSentences } from "@/lib/instance/job-sentences";
import { organizationSentences } from "@/lib/instance/organization-sentences";
import { signingKeySentences } from "@/lib/instance/signing-key-sentences";
import { userSentences } from "@/lib/instance/user-sentences";
import { settingsSentences } from "@/lib/settings/sentences";
import { templateSentences } from "@/lib/template/sentences";

type SecuritySentence = string | ((event: Pick<SecurityEvent, "targetName" | "changes">) => string);

export const securitySentences: Record<string, SecuritySentence> = {
  "user.created": "You signed up",
  "email.verified": "You proved your address",
  "account.cleared": "What was set up before you proved your address was taken away",
  "user.renamed": ({ changes }) => `You changed your name${to(changes?.name)}`,
  "email.added": ({ targetName }) => `You added the address ${targetName}`,
  "email.removed": ({ targetName }) => `You removed the address ${targetName}`,
  "email.primaryChanged": ({ changes }) => `You changed your primary address${to(changes?.address)}`,
  "password.changed": "You changed your password, and every other session ended",
  "passkey.added": ({ targetName }) => `You added the passkey ${targetName}`,
  "passkey.renamed": ({ targetName, changes }) => `You renamed the passkey ${targetName}${to(changes?.name)}`,
  "passkey.removed": ({ targetName }) => `You removed the passkey ${targetName}`,
  "passkey.refused": "A passkey of yours was refused: somebody may have a copy of it",
  "identity.connected": ({ targetName }) => `You connected ${targetName} to sign in with`,
  "identity.disconnected": ({ targetName }) => `You disconnected ${targetName}`,
  "account.deletionRequested": "You asked for your account to be deleted, and every session ended",
  "account.kept": "You kept your account",
  "password.reset": "You set a new password by mail, and every session ended",
  "session.started": "You signed in",
  "session.refused": "Somebody tried to sign in with a wrong password",
  "session.codeRefused": "A wrong code was typed for a sign-in link that was mailed to you",
  "session.proved": "You proved once more that it is you",
  "session.proofRefused": "A wrong password or code was given where you were signed in",
  "session.ended": "You signed out",
  "session.endedElsewhere": "You ended a session on another device",
  "session.othersEnded": "You ended all other sessions",
  "session.stepRefused": "Somebody who had come past the first step of signing in gave a wrong code",
  "totp.added": "You set up the codes of an app",
  "totp.removed": "You switched off the codes of an app",
  "recoveryCode.used": ({ changes }) => `You used a recovery code; left: ${changes?.left?.after ?? "?"}`,
  "accessToken.created": ({ targetName }) => `You made the personal access token ${targetName}`,
  "accessToken.replaced": ({ targetName }) => `You replaced the personal access token ${targetName}`,
  "accessToken.revoked": ({ targetName }) => `You revoked the personal access token ${targetName}`,
  "accessToken.ended": ({ targetName }) => `Whoever held the personal access token ${targetName} revoked it`,
  "accessToken.allRevoked": ({ changes }) => `${allRevoked(changes?.tokens?.before)} revoked`,
  "recoveryCodes.renewed": "You made new recovery codes, and those of before are dead",
  "secondFactor.removed": `The staff of ${brand.name} removed your second factor, and every session ended`,
  "staff.added": `You became staff of ${brand.name}`,
  "staff.removed": `You are no longer staff of ${brand.name}`,
  "account.disabled": `${brand.staff} disabled your account, and every session ended`,
  "account.enabled": `${brand.staff} enabled your account again`,
  "session.endedByStaff": `${brand.staff} ended your sessions`,
  ...organizationSentences,
  ...userSentences,
  ...jobSentences,
  ...templateSentences,
  ...settingsSentences,
  ...signingKeySentences,
};

function allRevoked(count: string | null | undefined): string {
  return count === "1" ? "Your personal access token was" : "All your personal access tokens were";
}

function to(change: { after: string | null } | undefined): string {
  return change?.after ? ` to ${change.after}` : "";
}

/** The sentence of a security event; one that is not in the table is told by its name. */
export function securitySentence(event: Pick<SecurityEvent, "action" | "targetName" | "changes">): string {
  const sentence = new Map(Object.entries(securitySentences)).get(event.action) ?? event.action;
  return typeof sentence === "string" ? sentence : sentence(event);
}
