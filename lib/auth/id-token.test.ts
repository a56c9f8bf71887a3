import { createServer, type Server } from "node:http";
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readUserInfo, verifyIdToken } from "./id-token";
import type { Provider } from "./providers";

const { privateKey, publicKey } = await generateKeyPair("ES256", { extractable: true });
const jwk = { ...(await exportJWK(publicKey)), kid: "one", alg: "ES256" };
let server: Server;
let issuer: string;

/** A provider as small as can be; at /other it calls itself by the first one's name. */
beforeAll(async () => {
  server = createServer((request, response) => {
    const documents: Record<string, unknown> = {
      "/.well-known/openid-configuration": about(issuer),
      "/other/.well-known/openid-configuration": about(issuer),
      "/jwks": { keys: [jwk] },
      "/userinfo": { sub: "vera", email: "vera@example.com", email_verified: true },
    };
    response.end(JSON.stringify(documents[request.url ?? ""] ?? null));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  issuer = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
});
afterAll(() => server.close());

const about = (name: string) => ({
  issuer: name,
  jwks_uri: `${name}/jwks`,
  userinfo_endpoint: `${name}/userinfo`,
});

const provider = (path = ""): Provider => ({
  id: "oidc",
  name: "Id",
  issuer: `${issuer}${path}`,
  client: { id: "app", secret: "x" },
});

function sign(
  claims: JWTPayload = {},
  { key = privateKey as CryptoKey | Uint8Array, header = {} as Record<string, unknown> } = {},
): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({ iss: issuer, aud: "app", sub: "vera", iat: now, exp: now + 300, ...claims })
    .setProtectedHeader({ alg: "ES256", kid: "one", ...header })
    .sign(key);
}

const verify = (token: string) => verifyIdToken(token, provider());

test("a token that the provider made for this app is read", async () => {
  expect(await verify(await sign())).toMatchObject({ sub: "vera", iss: issuer });
  expect(await verify(await sign({ aud: ["app", "other"], azp: "app" }))).toMatchObject({ sub: "vera" });
});

test.each<[string, () => JWTPayload]>([
  ["for another app", () => ({ aud: "other" })],
  ["for this app and others, made for one of those", () => ({ aud: ["app", "other"], azp: "other" })],
  ["for this app and others, made for nobody", () => ({ aud: ["app", "other"] })],
  ["of another issuer", () => ({ iss: "https://elsewhere.example" })],
  ["without a subject", () => ({ sub: undefined })],
  ["with an empty subject", () => ({ sub: "" })],
  ["without an end", () => ({ exp: undefined })],
  ["of yesterday", () => ({ exp: Math.floor(Date.now() / 1000) - 60 })],
])("a token %s is refused", async (_what, claims) => {
  await expect(verify(await sign(claims()))).rejects.toThrow();
});

test("a token that somebody else signed, or that is signed by what everybody knows, is refused", async () => {
  const { privateKey: foreign } = await generateKeyPair("ES256");
  await expect(verify(await sign({}, { key: foreign }))).rejects.toThrow();
  const known = new TextEncoder().encode(JSON.stringify(jwk));
  await expect(verify(await sign({}, { key: known, header: { alg: "HS256" } }))).rejects.toThrow();
  const [, payload] = (await sign()).split(".");
  const none = Buffer.from(JSON.stringify({ alg: "none" })).toString("base64url");
  for (const token of [`${none}.${payload}.`, "", "x", "a.b.c"])
    await expect(verify(token)).rejects.toThrow();
  // A key that the token brings along is nobody's.
  const own = await generateKeyPair("ES256", { extractable: true });
  const header = { jwk: await exportJWK(own.publicKey) };
  await expect(verify(await sign({}, { key: own.privateKey, header }))).rejects.toThrow();
});

test("a provider that calls itself by another name is refused", async () => {
  await expect(verifyIdToken(await sign(), provider("/other"))).rejects.toThrow("another issuer");
});

test("what is said beside the token counts only of its subject", async () => {
  expect(await readUserInfo("x", "vera", provider())).toMatchObject({ email: "vera@example.com" });
  expect(await readUserInfo("x", "eve", provider())).toBeUndefined();
});
