/** Which other services a person can sign in with here: those whose variables are set. */
import "server-only";
import { env } from "@/lib/env";
import type { ProviderId } from "./input";

/** `name` is what its button says. */
export type Provider = {
  id: ProviderId;
  name: string;
  issuer: string;
  client: { id: string; secret: string };
};

/** In the order of their buttons. */
export function listProviders(): Provider[] {
  const { AUTH_GOOGLE_ID, AUTH_GOOGLE_SECRET, AUTH_GITHUB_ID, AUTH_GITHUB_SECRET } = env();
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = env();
  return [
    ...provider("google", "Google", "https://accounts.google.com", AUTH_GOOGLE_ID, AUTH_GOOGLE_SECRET),
    ...provider("github", "GitHub", "https://github.com", AUTH_GITHUB_ID, AUTH_GITHUB_SECRET),
    ...provider("oidc", OIDC_NAME, OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET),
  ];
}

export function findProvider(id: string): Provider | undefined {
  return listProviders().find((each) => each.id === id);
}

/** What an issuer is called here; its host once it is not configured any more. */
export function providerName(issuer: string): string {
  const found = listProviders().find((each) => isSameIssuer(each.issuer, issuer));
  return found?.name ?? URL.parse(issuer)?.hostname ?? issuer;
}

/** Where a form may lead to, which a browser checks for redirects too. */
export function providerOrigins(): string[] {
  return listProviders().map(({ issuer }) => new URL(issuer).origin);
}

/** One may be written with the slash at its end and the other without. */
export function isSameIssuer(one: string, other: string): boolean {
  return URL.parse(one)?.href === URL.parse(other)?.href;
}

function provider(
  id: ProviderId,
  name: string | undefined,
  issuer: string | undefined,
  clientId: string | undefined,
  secret: string | undefined,
): Provider[] {
  if (!issuer || !clientId || !secret) return [];
  return [{ id, name: name ?? new URL(issuer).hostname, issuer, client: { id: clientId, secret } }];
}
