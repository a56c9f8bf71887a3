// The only place that starts the local OpenID provider, which asserts whatever it is told: the way in through another service
// without one. `npm run dev` and the stories use it; it listens on this machine alone.
import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { exportJWK, generateKeyPair } from "jose";
import Provider, { type JWK } from "oidc-provider";
// @ts-expect-error: it has no types.
import MemoryAdapter from "oidc-provider/lib/adapters/memory_adapter.js";
import type { Environment } from "../parts/children.ts";
import { freePort } from "../parts/port.ts";
import { Told } from "../parts/say.ts";
import { atEnd } from "../parts/task.ts";
import { type Login, readLogin } from "./login.ts";
import { misbehave } from "./misbehave.ts";
import { loginPage } from "./page.ts";

/** Not localhost: cookies ignore ports, and the app's are none of its business. */
const host = "127.0.0.1";

/** Starts it for the app at this address; gives what the app needs to know of it. It ends with the command. */
export async function startProvider(appUrl: string, wishedPort?: number): Promise<Environment> {
  const port = await freePort(wishedPort);
  const issuer = `http://${host}:${port}`;
  const client = { id: "app", secret: randomBytes(32).toString("base64url") };
  const server = createServer(await answer(issuer, client, appUrl));
  await listen(server, port);
  atEnd(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: client.id,
    OIDC_CLIENT_SECRET: client.secret,
    OIDC_NAME: "Local provider",
  };
}

async function answer(issuer: string, client: { id: string; secret: string }, appUrl: string) {
  const { privateKey } = await generateKeyPair("ES256", { extractable: true });
  const key = { ...(await exportJWK(privateKey)), kid: "local", alg: "ES256", use: "sig" } as JWK;
  const logins = new Map<string, Login>();
  const provider = makeProvider(issuer, client, appUrl, key, logins);
  provider.use(misbehave(logins, key));
  const handle = provider.callback();
  return async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname } = new URL(request.url ?? "/", issuer);
    forgetSession(request);
    if (!pathname.startsWith("/interaction/")) return handle(request, response);
    if (request.method !== "POST") {
      response.setHeader("content-type", "text/html; charset=utf-8");
      return response.end(loginPage());
    }
    const login = readLogin(await readForm(request));
    if (!login) {
      const result = { error: "access_denied", error_description: "Nobody signed in." };
      return provider.interactionFinished(request, response, result);
    }
    logins.set(login.subject, { ...login, codes: logins.get(login.subject)?.codes ?? [] });
    await provider.interactionFinished(request, response, { login: { accountId: login.subject } });
  };
}

function makeProvider(
  issuer: string,
  client: { id: string; secret: string },
  appUrl: string,
  key: JWK,
  logins: Map<string, Login>,
): Provider {
  return new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [`${appUrl}/api/auth/callback/oidc`],
        id_token_signed_response_alg: "ES256",
      },
    ],
    // By its own name it would warn that everything is forgotten with the command, which is as it should be.
    adapter: (name: string) => new MemoryAdapter(name),
    jwks: { keys: [key] },
    cookies: { keys: [client.secret] },
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    ttl: {
      AccessToken: 600,
      AuthorizationCode: 60,
      Grant: 600,
      IdToken: 600,
      Interaction: 3600,
      Session: 600,
    },
    findAccount: (_ctx, subject) => ({
      accountId: subject,
      claims: () => ({ sub: subject, ...logins.get(subject)?.claims }),
    }),
    // Who signs in agrees.
    loadExistingGrant: async ({ oidc }) => {
      const accountId = oidc.session?.accountId;
      const grant = new oidc.provider.Grant({ clientId: oidc.client?.clientId, accountId });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
  });
}

/** Nobody stays signed in here: each time it is asked anew who they are. */
function forgetSession({ headers }: IncomingMessage) {
  const kept = headers.cookie?.split("; ").filter((cookie) => !cookie.startsWith("_session"));
  headers.cookie = kept?.join("; ");
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let text = "";
  for await (const part of request) text += part;
  return new URLSearchParams(text);
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((done, failed) => {
    server.once("error", ({ message }) => failed(new Told(`The local provider does not start: ${message}.`)));
    server.listen(port, host, done);
  });
}
