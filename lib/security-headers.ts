/** The security headers that only a running server can know: the policy with its nonce, and HSTS by APP_URL. */
import "server-only";
import { providerOrigins } from "./auth/providers";
import { env } from "./env";

/** Read by the root layout for its own inline script; Next finds it in the policy by itself. */
export const nonceHeader = "x-nonce";

/** A fresh nonce's headers: what the page sees, and what the browser gets. Files need no nonce: theirs is next.config's policy. */
export function securityHeaders(pathname: string): {
  request: Record<string, string>;
  response: Record<string, string>;
} {
  const transport: Record<string, string> = env().APP_URL.startsWith("https:")
    ? { "Strict-Transport-Security": "max-age=63072000; includeSubDomains" }
    : {};
  if (pathname.startsWith("/_next/static/") || pathname === "/icon.svg")
    return { request: {}, response: transport };
  const nonce = crypto.randomUUID().replaceAll("-", "");
  const policy = contentSecurityPolicy(nonce, env().NODE_ENV === "development");
  return {
    request: { [nonceHeader]: nonce, "Content-Security-Policy": policy },
    response: { "Content-Security-Policy": policy, ...transport },
  };
}

function contentSecurityPolicy(nonce: string, isDevelopment: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
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
