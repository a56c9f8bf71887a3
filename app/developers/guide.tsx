import { keyVariable, tokenVariable } from "@/lib/api/written";
import { brand } from "@/lib/brand";
import { accessTokenLifetime, organizationAudience, userAudience } from "@/lib/programs/access-token";
import { Code, Facts, Section, Text, Word } from "./parts";

const workspace = brand.workspace.one;
const audience = organizationAudience("$ORGANIZATION_ID");

/** What a program has to know before its first request, and then. `origin` is where the app answers. */
export function Guide({ origin }: { origin: string }) {
  return (
    <>
      <Section id="keys" title="Keys">
        <Text>
          A program proves itself by a key. Here {brand.workspace.a} is called an organization, and it always
          comes from the credential: no request names it.
        </Text>
        <Facts
          rows={[
            {
              name: "API key",
              text: `Belongs to one ${workspace}: Settings, API keys. It ends when who made it is no longer a member.`,
            },
            {
              name: "Personal access token",
              text: `Belongs to a person: Your account, Personal access tokens. It reads what is theirs, and is exchanged for an access token of each ${workspace} that they are in.`,
            },
          ]}
        />
        <Text>
          Both begin with <Word>{brand.keyPrefix}_</Word>, are shown once, and end on a day. Whoever makes one
          chooses its permissions. What it may do is never more than that person may at that moment.
        </Text>
      </Section>
      <Section id="first-request" title="First request">
        <Text>
          With an API key that was given <Word>read:organization</Word>:
        </Text>
        <Code>{`curl "${origin}/api/v1/organization" \\\n  -H "Authorization: Bearer ${keyVariable}"`}</Code>
        <Text>
          Times are in UTC as ISO 8601 has them. What is sent is one JSON object, of at most 100 KB; what is
          not named here is refused. Answers may come to hold more than they do now.
        </Text>
      </Section>
      <Tokens origin={origin} />
      <Section id="pages" title="Pages">
        <Text>
          A list comes in pages. <Word>next</Word> is where the page ends: send it as <Word>after</Word> for
          the page behind. It is <Word>null</Word> on the last.
        </Text>
        <Code>{`curl "${origin}/api/v1/members?after=$NEXT" \\\n  -H "Authorization: Bearer ${keyVariable}"`}</Code>
      </Section>
      <Section id="limits" title="Limits">
        <Text>
          Each key has a number of requests a minute, and shares it with the tokens that were given for it.
          Every answer says what is left of it: here 299 of 300, and all of them again in 42 seconds. Over it
          the answer is 429, with the seconds to wait in <Word>Retry-After</Word>.
        </Text>
        <Code>{'RateLimit-Policy: "credential";q=300;w=60\nRateLimit: "credential";r=299;t=42'}</Code>
      </Section>
      <Section id="leaked-keys" title="Leaked keys">
        <Text>
          Whoever finds a key can end it, and a program its own (RFC 7009). It asks for nothing else.
        </Text>
        <Code>{`curl "${origin}/api/oauth/revoke" \\\n  -d "token=${keyVariable}"`}</Code>
      </Section>
    </>
  );
}

function Tokens({ origin }: { origin: string }) {
  return (
    <Section id="tokens" title="Access tokens">
      <Text>
        An access token is good for {accessTokenLifetime} seconds and for one audience. Its <Word>scope</Word>{" "}
        holds permissions: name those that you need, or none for all that are held. One that is not held is an
        error, <Word>invalid_scope</Word>, and never left out in silence.
      </Text>
      <Text>
        A person’s token is exchanged for one of an organization (RFC 8693). With the audience{" "}
        <Word>{userAudience}</Word> it is one for what is the person’s own. The id of an organization is what{" "}
        <Word>/me/memberships</Word> answers, and stands in the settings of the {workspace}.
      </Text>
      <Code>
        {[
          `curl "${origin}/api/oauth/token"`,
          '-d "grant_type=urn:ietf:params:oauth:grant-type:token-exchange"',
          `-d "subject_token=${tokenVariable}"`,
          '-d "subject_token_type=urn:ietf:params:oauth:token-type:access_token"',
          `-d "audience=${audience}"`,
          '-d "scope=read:member invite:member"',
        ].join(" \\\n  ")}
      </Code>
      <Text>
        An API key gets one of its own organization by client credentials (RFC 6749). The id is the part of
        the key between its underscores.
      </Text>
      <Code>
        {`curl "${origin}/api/oauth/token" \\\n  -u "$KEY_ID:${keyVariable}" \\\n  -d "grant_type=client_credentials"`}
      </Code>
      <Text>Both answer alike:</Text>
      <Code>
        {JSON.stringify(
          {
            access_token: "eyJ…",
            issued_token_type: "urn:ietf:params:oauth:token-type:access_token",
            token_type: "Bearer",
            expires_in: accessTokenLifetime,
            scope: "read:member invite:member",
          },
          null,
          2,
        )}
      </Code>
      <Facts
        rows={[
          {
            name: "invalid_scope",
            text: "A permission that is not held there. The description names it.",
          },
          {
            name: "invalid_target",
            text: "There is no such organization, or the person is no active member: the two look the same.",
          },
          { name: "invalid_grant", text: "The token that was sent is wrong, revoked or over." },
          { name: "invalid_client", text: "The id and the key do not belong together, or the key is over." },
          { name: "invalid_request", text: "A field is missing, came twice or is malformed." },
          { name: "unsupported_grant_type", text: "Neither of the two above." },
        ]}
      />
      <Text>
        Another service verifies a token by the <TextLink href="/.well-known/jwks.json">public keys</TextLink>
        : its issuer, its audience, its type <Word>at+jwt</Word> and its end. The token holds until then.
        Whether it still does at this moment, introspection says (RFC 7662): <Word>active</Word> is false as
        soon as the membership, the key or the permissions behind it have changed. All addresses stand in the{" "}
        <TextLink href="/.well-known/oauth-authorization-server">metadata</TextLink>.
      </Text>
      <Code>
        {`curl "${origin}/api/oauth/introspect" \\\n  -u "$KEY_ID:${keyVariable}" \\\n  -d "token=$ACCESS_TOKEN"`}
      </Code>
    </Section>
  );
}

function TextLink({ href, children }: { href: string; children: string }) {
  return (
    <a href={href} className="focus-ring rounded-sm text-primary-text underline underline-offset-4">
      {children}
    </a>
  );
}
