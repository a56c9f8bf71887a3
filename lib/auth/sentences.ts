/** What happened to a person outside any organization, in words: the one table from the name of a security event. */
export const securitySentences: Record<string, string> = {
  "user.created": "You signed up",
  "email.verified": "You proved your address",
  "session.started": "You signed in",
  "session.refused": "Somebody tried to sign in with a wrong password",
  "session.ended": "You signed out",
};

/** The sentence of a security event; one that is not in the table is told by its name. */
export function securitySentence(action: string): string {
  return Object.hasOwn(securitySentences, action) ? (securitySentences[action] ?? action) : action;
}
