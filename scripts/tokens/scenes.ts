// What programs ask in docs/tokens.md, in order, and how it must be answered. Data alone: transcript.ts plays it.
import { brand } from "../../lib/brand.ts";

export type Scene = {
  /** Opens a part of the page. */
  part?: string;
  title: string;
  says: string;
  /** For the shell. Where there are several, all of them must get the same answer. */
  commands: string[];
  status: number;
  /** What the answer must hold, its headers included. */
  holds: string;
  /** The variable under which an access token that was answered is known from then on. */
  keep?: string;
  /** Whether the page shows what that token says. */
  decoded?: boolean;
  /** Whether the first command is to be repeated, unseen, until it is refused for being repeated. */
  untilTooMany?: boolean;
};

const audience = (organization: string) => `-d audience=urn:${brand.urn}:organization:${organization}`;
const [read, remove] = ["-d scope=read:member", "-d scope=remove:member"];

export const scenes: Scene[] = [
  {
    part: "Tokens of an organization",
    title: "Alice, an admin of acme, asks for remove:member there",
    says: "She gets what she asked for, and nothing besides. The token is `$OF_ALICE` from here on.",
    commands: [exchange("$ALICE", audience("$ACME"), remove)],
    status: 200,
    holds: '"scope": "remove:member"',
    keep: "OF_ALICE",
    decoded: true,
  },
  {
    title: "Bob, a member of acme, asks for remove:member there",
    says: "Members do not hold it. The description names what is refused, and only that.",
    commands: [exchange("$BOB", audience("$ACME"), "-d scope=read:member+remove:member")],
    status: 400,
    holds: '"error_description": "Not held in this organization: remove:member"',
  },
  {
    title: "Alice, a member of globex, asks for remove:member there",
    says: "What she may do in acme says nothing about globex.",
    commands: [exchange("$ALICE", audience("$GLOBEX"), remove)],
    status: 400,
    holds: '"error": "invalid_scope"',
  },
  {
    title: "Bob asks for anything in globex",
    says: "He is not in it. An organization that does not exist gets the same answer, byte for byte.",
    commands: [exchange("$BOB", audience("$GLOBEX")), exchange("$BOB", audience("$NOWHERE"))],
    status: 400,
    holds: '"error": "invalid_target"',
  },
  {
    title: "Bob asks for whatever he holds in acme",
    says: "Without a scope it is all that his token was given and he holds. The token is `$OF_BOB` from here on.",
    commands: [exchange("$BOB", audience("$ACME"))],
    status: 200,
    holds: '"scope": "read:member read:organization"',
    keep: "OF_BOB",
  },
  {
    title: "acme's own key asks, by client credentials",
    says: "Nobody has to name the organization: the key is its.",
    commands: [clientCredentials("$KEY_ID:$KEY", read)],
    status: 200,
    holds: '"scope": "read:member"',
  },
  {
    part: "What is a person's own",
    title: "Alice asks for her profile",
    says: "The audience is the API itself, the permissions are user permissions. The token is `$OWN` from here on.",
    commands: [exchange("$ALICE", `-d audience=urn:${brand.urn}:api`, "-d scope=read:profile")],
    status: 200,
    holds: '"scope": "read:profile"',
    keep: "OWN",
  },
  {
    title: "She reads it",
    says: "No organization has a part in this.",
    commands: [api("$OWN", "/me")],
    status: 200,
    holds: '"email": "alice@example.com"',
  },
  {
    part: "What the token endpoint refuses besides",
    title: "The subject token is wrong, expired or revoked",
    says: "One answer for the three.",
    commands: ["$WRONG", "$EXPIRED", "$REVOKED"].map((key) => exchange(key, audience("$ACME"))),
    status: 400,
    holds: '"error": "invalid_grant"',
  },
  {
    title: "The key of the client is wrong",
    says: "As HTTP wants it, the answer says how to prove oneself.",
    commands: [clientCredentials("$KEY_ID:$WRONG")],
    status: 401,
    holds: "www-authenticate: Basic",
  },
  {
    title: "A field is missing",
    says: "Its name is in the answer.",
    commands: [exchange("$ALICE")],
    status: 400,
    holds: "The field audience is missing.",
  },
  {
    title: "A field came twice",
    says: "Nobody guesses which one was meant.",
    commands: [exchange("$ALICE", audience("$ACME"), audience("$GLOBEX"))],
    status: 400,
    holds: "A field came twice.",
  },
  {
    title: "A field is malformed",
    says: "Scopes are separated by one space.",
    commands: [exchange("$ALICE", audience("$ACME"), "-d scope=read:member++remove:member")],
    status: 400,
    holds: "The field scope is malformed.",
  },
  {
    title: "The grant is unknown",
    says: "Passwords are for people.",
    commands: [post("token", "-d grant_type=password -d username=alice@example.com -d password=guess")],
    status: 400,
    holds: '"error": "unsupported_grant_type"',
  },
  {
    part: "Is this token good now?",
    title: "Whoever has a token asks with it",
    says: "The answer comes from the rows of this moment.",
    commands: [introspect('-H "Authorization: Bearer $OF_BOB"')],
    status: 200,
    holds: '"active": true',
  },
  {
    title: "An organization asks with its key",
    says: "It sees tokens of its own. Of any other, good or not, it hears that it is inactive.",
    commands: [introspect('-u "$KEY_ID:$KEY"')],
    status: 200,
    holds: '"active": true',
  },
  {
    part: "The API, and what a token rests on",
    title: "Bob's token reads",
    says: "The organization is the token's: no address and no field names it.",
    commands: [api("$OF_BOB", "/organization")],
    status: 200,
    holds: '"slug": "acme"',
  },
  {
    title: "Bob's token removes nobody",
    says: "What it would take stands in the header.",
    commands: [api("$OF_BOB", "/members/$ALICE_ID", "DELETE")],
    status: 403,
    holds: 'scope="remove:member"',
  },
  {
    title: "Alice's token removes Bob",
    says: "It is the same operation as the button's, with its event and its mail.",
    commands: [api("$OF_ALICE", "/members/$BOB_ID", "DELETE")],
    status: 204,
    holds: "HTTP/1.1 204",
  },
  {
    title: "What is not in acme is not there",
    says: "Whether nobody has the id or somebody elsewhere.",
    commands: [
      api("$OF_ALICE", "/members/$BOB_ID", "DELETE"),
      api("$OF_ALICE", "/members/$NOWHERE", "DELETE"),
    ],
    status: 404,
    holds: '"code": "not_found"',
  },
  {
    title: "Bob's token has ended with his membership",
    says: "Its five minutes are not over.",
    commands: [api("$OF_BOB", "/organization")],
    status: 401,
    holds: 'error="invalid_token"',
  },
  {
    title: "Introspection says so too",
    says: "It says nothing else: neither why, nor whether it ever was a token.",
    commands: [introspect('-H "Authorization: Bearer $OF_BOB"')],
    status: 200,
    holds: '"active": false',
  },
  {
    part: "Ending a key",
    title: "Whoever found a key ends it",
    says: "Holding it is enough. What is no key, or none any more, gets the same answer.",
    commands: ["$FOUND", "$FOUND", "$WRONG"].map((key) => post("revoke", `-d token=${key}`)),
    status: 200,
    holds: "{}",
  },
  {
    title: "It is of no use any more",
    says: "Nothing but keys can be ended like this.",
    commands: [exchange("$FOUND", audience("$ACME"))],
    status: 400,
    holds: '"error": "invalid_grant"',
  },
  {
    title: "Access tokens end by themselves",
    says: "So this is refused, and nobody believes that something was ended.",
    commands: [post("revoke", "-d token=$OF_ALICE")],
    status: 400,
    holds: '"error": "unsupported_token_type"',
  },
  {
    part: "Too many",
    title: "The same key asks for more than 300 tokens in a minute",
    says: "A token is good for five: ask again when it ends, or when it is refused.",
    commands: [clientCredentials("$KEY_ID:$KEY", read)],
    status: 429,
    holds: "retry-after: ",
    untilTooMany: true,
  },
];

function exchange(subject: string, ...fields: string[]): string {
  return post(
    "token",
    "-d grant_type=urn:ietf:params:oauth:grant-type:token-exchange",
    "-d subject_token_type=urn:ietf:params:oauth:token-type:access_token",
    [`-d subject_token=${subject}`, ...fields].join(" "),
  );
}

function clientCredentials(client: string, ...fields: string[]): string {
  return post("token", [`-u "${client}"`, "-d grant_type=client_credentials", ...fields].join(" "));
}

function introspect(asker: string): string {
  return post("introspect", `${asker} -d token=$OF_BOB`);
}

function post(endpoint: string, ...lines: string[]): string {
  const all = [`curl -si $APP/api/oauth/${endpoint}`, ...lines];
  return all.join(lines.length > 1 ? " \\\n    " : " ");
}

function api(token: string, path: string, method?: string): string {
  const how = method ? `-X ${method} ` : "";
  return `curl -si ${how}$APP/api/v1${path} -H "Authorization: Bearer ${token}"`;
}
