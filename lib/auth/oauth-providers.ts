/** The configured providers as next-auth wants them. */
import "server-only";
import { customFetch } from "next-auth";
import type { Provider as OAuthProvider, OIDCConfig } from "next-auth/providers";
import GitHub from "next-auth/providers/github";
import { readGitHub } from "./github";
import { listProviders, type Provider } from "./providers";

export function oauthProviders(): OAuthProvider[] {
  return listProviders().map((provider) => (provider.id === "github" ? github(provider) : openId(provider)));
}

/** Milliseconds. */
const patience = 10_000;

/** Nobody waits longer for a service that does not answer. */
const impatient: typeof fetch = (input, init) =>
  fetch(input, { ...init, signal: AbortSignal.timeout(patience), cache: "no-store" });

type Claims = Record<string, unknown>;

function openId({ id, name, issuer, client }: Provider): OIDCConfig<Claims> {
  return {
    id,
    name,
    type: "oidc",
    issuer,
    clientId: client.id,
    clientSecret: client.secret,
    checks: ["pkce", "state", "nonce"],
    // next-auth wants a user of its own, which nobody uses.
    profile: () => ({}),
    [customFetch]: impatient,
  };
}

function github({ client }: Provider): OAuthProvider {
  return GitHub({
    clientId: client.id,
    clientSecret: client.secret,
    checks: ["pkce", "state"],
    userinfo: {
      url: "https://api.github.com/user",
      request: ({ tokens }: { tokens: { access_token?: string } }) => readGitHub(tokens.access_token ?? ""),
    },
    profile: () => ({}),
    [customFetch]: impatient,
  });
}
