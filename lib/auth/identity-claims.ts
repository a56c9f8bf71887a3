/** What a provider asserts of somebody, and how much of it is believed. */
import "server-only";
import { emailInput, normalizeEmail, personNameInput } from "./input";

export type IdentityClaims = {
  issuer: string;
  subject: string;
  /** As it was written; undefined when there is none, or none that every parser behind it reads alike. */
  address: string | undefined;
  /** Whether the address counts as proved. */
  isProved: boolean;
  name: string | undefined;
};

/**
 * An address counts as proved only when `email_verified` is literally true. Microsoft's Entra lets whoever runs a tenant
 * write any address they like; there `xms_edov` must say besides that they own its domain.
 */
export function readIdentityClaims(
  issuer: string,
  claims: Record<string, unknown> & { sub: string },
): IdentityClaims {
  const address = emailInput.safeParse(claims.email).data;
  const isOwned = !isEntra(issuer) || claims.xms_edov === true;
  return {
    issuer,
    subject: claims.sub,
    address,
    isProved: address !== undefined && claims.email_verified === true && isOwned,
    name: personNameInput.safeParse(claims.name).data ?? address?.split("@")[0],
  };
}

/** What is compared of an asserted address. */
export function assertedEmail({ address }: Pick<IdentityClaims, "address">): string | undefined {
  return address && normalizeEmail(address);
}

const entraHosts = [
  "microsoftonline.com",
  "microsoftonline.us",
  "partner.microsoftonline.cn",
  "sts.windows.net",
  "ciamlogin.com",
  "b2clogin.com",
];

function isEntra(issuer: string): boolean {
  const host = URL.parse(issuer)?.hostname ?? "";
  return entraHosts.some((each) => host === each || host.endsWith(`.${each}`));
}
