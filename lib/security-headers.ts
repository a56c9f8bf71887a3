/** The security headers that only a running server can know: the policy with its nonce or hashes, and HSTS by APP_URL. */
import "server-only";
import { providerOrigins } from "./auth/providers";
import { env, isDevelopment } from "./env";
import { inlineScriptHashes } from "./prerendered";

const nonceHeader = "x-nonce";
/** While developing the nonce is always this one: pages that the build will render see no header, then neither. */
const developmentNonce = "development";

/** For the root layout's own inline script; Next finds it in the policy by itself. What the build renders has none. */
export function nonceOf(headers: Pick<Headers, "get">): string | undefined {
  return headers.get(nonceHeader) ?? (isDevelopment ? developmentNonce : undefined);
}

/**
 * What the page sees, and what the browser gets: a fresh nonce, or the hashes of what the build has rendered. Files need
 * neither: theirs is next.config's policy.
 */
export function securityHeaders(pathname: string): {
  request: Record<string, string>;
  response: Record<string, string>;
} {
  const transport: Record<string, string> = env().APP_URL.startsWith("https:")
    ? { "Strict-Transport-Security": "max-age=63072000; includeSubDomains" }
    : {};
  if (pathname.startsWith("/_next/static/") || pathname === "/icon.svg")
    return { request: {}, response: transport };
  const hashes = inlineScriptHashes(pathname);
  if (hashes) {
    const policy = contentSecurityPolicy(hashes.join(" "));
    return { request: {}, response: { "Content-Security-Policy": policy, ...sameForAll, ...transport } };
  }
  const nonce = isDevelopment ? developmentNonce : crypto.randomUUID().replaceAll("-", "");
  const policy = contentSecurityPolicy(`'nonce-${nonce}' 'strict-dynamic'`);
  return {
    request: { [nonceHeader]: nonce, "Content-Security-Policy": policy },
    response: { "Content-Security-Policy": policy, ...transport },
  };
}

/** Asked for anew each time: a cache in front would keep it for a year, and with it the names of an old release's scripts. */
const sameForAll = { "Cache-Control": "public, max-age=0, must-revalidate" };

/** `scripts`: what may run besides the app's own files. */
function contentSecurityPolicy(scripts: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' ${scripts}${isDevelopment ? " 'unsafe-eval'" : ""}`,
    // Radix and sonner place style elements of their own, without a nonce.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${isDevelopment ? " ws: wss:" : ""}`,
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    // A browser checks where the answer to a form leads as well: to the sign-in of another service.
    ["form-action 'self'", ...providerOrigins()].join(" "),
    "manifest-src 'self'",
  ].join("; ");
}
