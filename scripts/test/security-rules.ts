// The rules behind docs/security.md: what could go wrong, what stands against it, and where. The tests are found by their titles.

export type Rule = {
  /** As the titles of its tests begin: "rule 8", "§2", "open redirect". */
  key: string;
  what: string;
  control: string;
  files: string[];
  /** Why it needs no test yet. */
  open?: string;
};

export const rules: Rule[] = [
  {
    key: "rule 1",
    what: "Somebody plants an account on an address that is not theirs",
    control:
      "An unproved account can do nothing but prove its address, and the first proof takes sessions, factors, linked identities and asked-for changes away; a browser that did not sign up chooses the password anew.",
    files: ["lib/auth/first-proof.ts", "lib/auth/verify.ts"],
  },
  {
    key: "rule 2",
    what: "A provider asserts somebody else’s address",
    control:
      "An identity is issuer and subject, never an address; it is linked from a signed-in session with a fresh proof alone.",
    files: [
      "lib/auth/identities.ts",
      "lib/auth/identity-claims.ts",
      "lib/auth/id-token.ts",
      "lib/auth/leg.ts",
    ],
  },
  {
    key: "rule 3",
    what: "An invitation is guessed, passed on, or outlives its inviter",
    control:
      "32 random bytes, kept as a hash; spent once by whoever has proved the invited address, while the inviter may still give the role.",
    files: ["lib/invitations/accept.ts", "db/queries/invitations.ts"],
  },
  {
    key: "rule 4",
    what: "A mail scanner opens a link and spends it",
    control: "Pages only look; a button posts. Elsewhere than in the browser that asked, more is asked.",
    files: ["app/(auth)/verify/[token]/page.tsx", "lib/auth/verify.ts"],
  },
  {
    key: "rule 5",
    what: "Answers or their timing tell who has an account",
    control:
      "The same answer for all: one argon2 verification always runs, what is written down of a refusal is written after it, and what mails somebody answers no sooner than what mails nobody.",
    files: ["lib/auth/sign-in.ts", "lib/auth/password.ts", "lib/auth/floor.ts"],
    open: "Times are a report, not a test: `npm run bench:timing` writes docs/security-timing.md.",
  },
  {
    key: "rule 6",
    what: "A session is planted before the sign-in, or copied",
    control:
      "A sign-in is a new session and ends the one before; a new proof gives it a new id, and the old cookie is dead.",
    files: ["lib/auth/session.ts", "lib/auth/cookies.ts"],
  },
  {
    key: "rule 7",
    what: "Sessions and proofs that never end",
    control: "Idle 14 days, 30 days at most, a fresh proof 10 minutes: all judged by the database’s clock.",
    files: ["db/queries/sessions.ts", "lib/auth/fresh-proof.ts"],
  },
  {
    key: "rule 8",
    what: "A forged host gets into links and redirects",
    control:
      "Links are made from APP_URL; a request for another host is answered with 421, but for the checks of an instance’s health.",
    files: ["lib/request.ts", "lib/early-refusal.ts", "proxy.ts"],
  },
  {
    key: "rule 9",
    what: "A token names its own algorithm or key",
    control: "ES256 alone, one type, and no header but alg, typ and kid; keys come from our own store.",
    files: ["lib/organization/jwt.ts", "lib/organization/token.ts"],
  },
  {
    key: "rule 10",
    what: "A token’s key id is a path, SQL or an address",
    control: "A key id has 8 to 64 harmless characters and is looked up in memory, nowhere else.",
    files: ["lib/organization/jwt.ts", "lib/organization/keys.ts"],
  },
  {
    key: "rule 11",
    what: "A token of one workspace is used in another",
    control:
      "One audience, a text; it must be of the organization that the token names, whose slug is the one asked for, in the session that it names.",
    files: ["lib/organization/jwt.ts", "lib/organization/token.ts"],
  },
  {
    key: "rule 12",
    what: "Clocks that differ, tokens that live too long",
    control: "30 seconds of skew, 600 seconds of life, none from the future.",
    files: ["lib/organization/jwt.ts", "lib/organization/token.ts"],
  },
  {
    key: "rule 13",
    what: "A change of keys locks everybody out, or lets old keys live",
    control:
      "The next key is published before it signs; one that signs no more verifies for 15 minutes and then nowhere, remembered or not. An instance reads its keys once a minute, and when it meets an unknown one.",
    files: ["lib/organization/keys.ts", "lib/organization/rotation.ts"],
  },
  {
    key: "rule 14",
    what: "Another site acts with a person’s cookies, or signs them in",
    control:
      "Every state change wants our own Origin and, where the browser says so, Sec-Fetch-Site: same-origin; sign-in too, scripts or none.",
    files: ["lib/request.ts", "lib/auth/action.ts"],
  },
  {
    key: "rule 15",
    what: "The organization session’s cookie cannot be __Host-",
    control:
      "It counts only with the session whose sid it names, on the organization that the address names (docs/decisions/0004).",
    files: ["lib/organization/cookie.ts"],
    open: "Its tests are the isolation suite’s: e2e/isolation/tokens.ts.",
  },
  {
    key: "rule 16",
    what: "One workspace’s names and files run in another’s pages, or its slug is a page of ours",
    control:
      "Names are one line of text and shown as text; every top-level route is a reserved slug; no branding, markup or picture of anybody is served.",
    files: ["lib/text/input.ts", "lib/organization/slug.ts", "lib/security-headers.ts"],
  },
  {
    key: "rule 17",
    what: "The server is made to fetch addresses of the inside",
    control: "The app fetches from nobody but the providers that its environment names.",
    files: ["next.config.ts"],
    open: "Comes with what people may have fetched: webhooks and an organization’s own provider.",
  },
  {
    key: "rule 18",
    what: "SAML signatures that wrap another assertion",
    control: "There is no SAML.",
    files: [],
    open: "Comes with it, if ever.",
  },
  {
    key: "rule 19",
    what: "A second factor is asked for at one door and not at another",
    control:
      "Every way in ends in the same two calls: createTicket, which sees what was proved, and enterWith.",
    files: ["lib/auth/ticket.ts", "lib/auth/enter.ts"],
    open: "The table of entrances and an organization’s rules comes with those rules.",
  },
  {
    key: "rule 20",
    what: "Codes and passwords are guessed, many at once",
    control:
      "Each guess is counted and committed before it is compared: five for a mailed code and at one second step, ten a quarter of an hour for a password, ten an hour for codes of an app and recovery codes, each of which works once.",
    files: [
      "db/queries/one-time-tokens.ts",
      "db/queries/totp.ts",
      "db/rate-limits.ts",
      "lib/auth/second-step.ts",
      "lib/throttle.ts",
    ],
  },
  {
    key: "rule 21",
    what: "Somebody locks a person out by guessing",
    control:
      "No count is a lock: a browser that the person came in by before has its own budget, and so have the mails that bring one back in.",
    files: ["lib/auth/sign-in.ts", "lib/throttle.ts"],
  },
  {
    key: "rule 22",
    what: "An organization claims a domain that is not its own",
    control:
      "No organization claims a domain. A join link may ask for one, and only a proved address counts.",
    files: ["lib/join-links/join.ts"],
    open: "Comes with claims of domains.",
  },
  {
    key: "rule 23",
    what: "API keys that outlive or exceed their maker",
    control:
      "32 random bytes, kept as SHA-256 and shown once; given no more than the maker holds, by a fresh proof, and cut to what they hold at every use. Each expires, and is dead with the membership of its maker, a personal one for that organization.",
    files: [
      "lib/api-keys/operations.ts",
      "lib/account/access-tokens.ts",
      "lib/api-keys/secret.ts",
      "db/migrations/0020_programs.sql",
    ],
  },
  {
    key: "rule 24",
    what: "A token for one thing is used for another",
    control: "The purpose is in the row and in what is hashed; each entrance spends its own.",
    files: ["lib/secret.ts", "db/queries/one-time-tokens.ts"],
  },
  {
    key: "§2",
    what: "An address that two parsers read in two ways",
    control:
      "A small grammar, ASCII alone; the mailer gets an object, and a mail whose envelope has not one recipient is not sent.",
    files: ["lib/auth/input.ts", "lib/mail/transport.ts"],
  },
  {
    key: "open redirect",
    what: "A way back leads to another site",
    control: "One function judges every return address: a path of this app, or nothing.",
    files: ["lib/paths.ts"],
  },
];
