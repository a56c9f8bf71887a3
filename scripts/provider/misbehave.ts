// What the local provider does wrong when it is told to: the app has to refuse each of these.
import { generateKeyPair, importJWK, type JWTPayload, SignJWT, UnsecuredJWT } from "jose";
import type { JWK, KoaContextWithOIDC } from "oidc-provider";
import type { Login, Misdeed } from "./login.ts";

/** Changes answers after the provider made them. */
export function misbehave(logins: Map<string, Login>, key: JWK) {
  return async (ctx: KoaContextWithOIDC, next: () => Promise<void>) => {
    await next();
    const login = logins.get(ctx.oidc?.account?.accountId ?? "");
    if (!login) return;
    if (ctx.oidc.route === "resume") changeAnswer(ctx, login);
    if (ctx.oidc.route === "token") await changeToken(ctx, login.misdeed, key);
  };
}

function changeAnswer(ctx: KoaContextWithOIDC, { misdeed, codes }: Login) {
  const answer = URL.parse(ctx.response.get("location"));
  const code = answer?.searchParams.get("code");
  if (!answer || !code) return;
  const used = codes.at(-1);
  codes.push(code);
  if (misdeed === "state") answer.searchParams.set("state", "another");
  if (misdeed === "answer-issuer") answer.searchParams.set("iss", "https://elsewhere.example");
  if (misdeed === "code" && used) answer.searchParams.set("code", used);
  ctx.redirect(answer.href);
}

async function changeToken(ctx: KoaContextWithOIDC, misdeed: Misdeed, key: JWK) {
  const body = ctx.body as { id_token?: string };
  const part = body.id_token?.split(".")[1];
  if (!part || misdeed === "none") return;
  const claims: JWTPayload = JSON.parse(Buffer.from(part, "base64url").toString());
  const day = 24 * 60 * 60;
  if (misdeed === "nonce") claims.nonce = "another";
  if (misdeed === "issuer") claims.iss = "https://elsewhere.example";
  if (misdeed === "audience") claims.aud = "another-app";
  if (misdeed === "expired")
    Object.assign(claims, { iat: (claims.iat ?? 0) - day, exp: (claims.exp ?? 0) - day });
  if (misdeed === "unsigned") {
    body.id_token = new UnsecuredJWT(claims).encode();
    return;
  }
  const own = await importJWK({ ...key } as Parameters<typeof importJWK>[0], "ES256");
  const signer = misdeed === "signature" ? (await generateKeyPair("ES256")).privateKey : own;
  body.id_token = await new SignJWT(claims).setProtectedHeader({ alg: "ES256", kid: "local" }).sign(signer);
}
