// A service of your own beside the app. It does for a program what its organization access token allows, and knows nothing of
// the app but the keys that it publishes. README.md says what is verified, and why.
import { createServer } from "node:http";
import { createRemoteJWKSet, errors, jwtVerify } from "jose";

const { ISSUER, BRAND, HOST = "localhost", PORT = "4000" } = process.env;
if (!ISSUER || !BRAND)
  throw new Error(
    "Set ISSUER to the address of the app, and BRAND to the name in its audiences, urn:<name>:…",
  );

/** Seconds: what an access token lives, and how far two clocks may be apart. */
const [lifetime, clockSkew] = [300, 10];

/** Fetched when first needed, when five minutes old, and for a key that is not known; for that once in 30 seconds at most. */
const keys = createRemoteJWKSet(new URL("/.well-known/jwks.json", ISSUER), { cacheMaxAge: 300_000 });

/** What each method asks for. */
const scopes = { GET: "read:member", PUT: "invite:member", DELETE: "remove:member" };

/** What this service looks after: organization → names. */
const members = new Map();

class Refusal extends Error {
  constructor(status, headers = {}) {
    super();
    Object.assign(this, { status, headers });
  }
}

/** The token's claims, if the app gave it for this organization and nothing else, not long ago. */
async function verify(token, organization) {
  const { payload } = await jwtVerify(token, keys, {
    typ: "at+jwt",
    algorithms: ["ES256"],
    issuer: ISSUER,
    audience: `urn:${BRAND}:organization:${organization}`,
    maxTokenAge: lifetime,
    clockTolerance: clockSkew,
    requiredClaims: ["exp", "sub", "client_id", "scope"],
  });
  // jose is content when one of several audiences is the right one: such a token would be good elsewhere too.
  if (typeof payload.aud !== "string") throw new errors.JWTInvalid("One audience only.");
  return payload;
}

/** Without a signed word of the app nobody gets in, and without its keys there is none: that is no fault of the token. */
function refusalOf(error) {
  const isOutage = ["ERR_JOSE_GENERIC", "ERR_JWKS_TIMEOUT", "ERR_JWKS_INVALID"].includes(error.code);
  if (isOutage || !(error instanceof errors.JOSEError)) return new Refusal(503, { "retry-after": "5" });
  return new Refusal(401, { "www-authenticate": 'Bearer error="invalid_token"' });
}

async function authorize({ headers, method }, organization) {
  const token = /^bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(headers.authorization ?? "")?.[1];
  if (!token) throw new Refusal(401, { "www-authenticate": "Bearer" });
  const { scope } = await verify(token, organization).catch((error) => {
    throw refusalOf(error);
  });
  const needed = scopes[method];
  if (!String(scope).split(" ").includes(needed))
    throw new Refusal(403, {
      "www-authenticate": `Bearer error="insufficient_scope", scope="${needed}"`,
    });
}

async function handle(request) {
  const [, organization, name] =
    /^\/organizations\/([0-9a-f-]{36})\/members\/(\w{1,80})$/.exec(request.url) ?? [];
  if (!organization) throw new Refusal(404);
  if (!Object.hasOwn(scopes, request.method))
    throw new Refusal(405, { allow: Object.keys(scopes).join(", ") });
  await authorize(request, organization);
  const names = members.get(organization) ?? new Set();
  if (request.method === "PUT") members.set(organization, names.add(name));
  else if (!names.has(name)) throw new Refusal(404);
  else if (request.method === "DELETE") names.delete(name);
  return 204;
}

const server = createServer(async (request, response) => {
  const { status, headers } = await handle(request).then(
    (status) => ({ status, headers: {} }),
    (error) => (error instanceof Refusal ? error : new Refusal(500)),
  );
  response.writeHead(status, { "cache-control": "no-store", ...headers }).end();
});
server.listen(Number(PORT), HOST, () => {
  process.stdout.write(`Listening at http://${HOST}:${server.address().port}\n`);
});
