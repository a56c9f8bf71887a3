import type { NextConfig } from "next";

/** Fixed headers of every response, files included. Pages get a CSP with a nonce from proxy.ts over this one. */
const headers = [
  {
    key: "Content-Security-Policy",
    value: "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  },
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), payment=(), usb=()" },
];

const config: NextConfig = {
  // Only `npm run release` asks for it: `next start`, as in preview and tests, is not for standalone output.
  output: process.env.NEXT_OUTPUT === "standalone" ? "standalone" : undefined,
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: false,
  // The optimizer fetches on behalf of strangers; this template needs no pictures.
  images: { unoptimized: true },
  // What no request of ours is longer than: lib/early-refusal.ts. The proxy keeps a copy of each.
  experimental: { authInterrupts: true, proxyClientMaxBodySize: "1mb" },
  serverExternalPackages: [
    "@node-rs/argon2",
    "pg-boss",
    "pino",
    "rate-limiter-flexible",
    "@react-email/render",
  ],
  headers: async () => [{ source: "/:path*", headers }],
};

export default config;
