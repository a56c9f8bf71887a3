/** What happened to a person outside any organization, in words: the one table from the name of a security event. */
export const securitySentences: Record<string, string> = {
  "user.created": "You signed up",
  "email.verified": "You proved your address",
  "password.reset": "You set a new password by mail, and every session ended",
  "session.started": "You signed in",
  "session.refused": "Somebody tried to sign in with a wrong password",
  "session.ended": "You signed out",
  "session.endedElsewhere": "You ended a session on another device",
  "session.othersEnded": "You ended all other sessions",
};

/** The sentence of a security event; one that is not in the table is told by its name. */
export function securitySentence(action: string): string {
  return new Map(Object.entries(securitySentences)).get(action) ?? action;
}
