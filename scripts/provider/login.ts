// What the local provider is told at its login: whom to assert, how surely, and whether to misbehave.

/** What may be wrong with the answer, and where. */
export const misdeeds = {
  none: "nothing",
  state: "another state",
  "answer-issuer": "another issuer in the answer",
  code: "a code that was used already",
  nonce: "another nonce in the ID token",
  issuer: "another issuer in the ID token",
  audience: "another audience in the ID token",
  signature: "an ID token that somebody else signed",
  unsigned: "an ID token without a signature",
  expired: "an ID token of yesterday",
} as const;
export type Misdeed = keyof typeof misdeeds;

/** The claim `email_verified`, for each choice on the page. */
export const verifiedClaims = { yes: true, no: false, text: "true", missing: undefined } as const;

export type Login = {
  subject: string;
  claims: Record<string, unknown>;
  misdeed: Misdeed;
  /** Authorization codes that were given for this subject. */
  codes: string[];
};

/** Undefined when the person turned back. A subject that is not chosen is the address. */
export function readLogin(form: URLSearchParams): Login | undefined {
  const text = (name: string) => form.get(name)?.trim() || undefined;
  const email = text("email");
  const subject = text("subject") ?? email;
  if (!subject || form.has("deny")) return undefined;
  const verified = verifiedClaims[(text("verified") ?? "yes") as keyof typeof verifiedClaims];
  return {
    subject,
    claims: { email, email_verified: verified, name: text("name") },
    misdeed: (text("misdeed") ?? "none") as Misdeed,
    codes: [],
  };
}
