"use client";

import { plainLook } from "@/lib/plain-look";

/**
 * Stands in when even the root layout failed: with nothing of the app but its words. It works without scripts, which have no
 * nonce here.
 */
export default function GlobalError({ error }: { error: unknown }) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  return (
    <html lang="en">
      <head>
        <title>Something went wrong</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <style>{plainLook}</style>
      </head>
      <body>
        <main>
          <h1>Something went wrong on our side</h1>
          <p>
            Nothing of yours is lost. Try again in a moment
            {digest ? "; if it stays like this, write to us and quote the reference." : "."}
          </p>
          <p className="ways">
            {/* The same page, read anew. */}
            <a className="first" href="?">
              Try again
            </a>
            <a href="/">Go to the start</a>
          </p>
          {digest && (
            <p className="reference">
              Reference <code>{digest}</code>
            </p>
          )}
        </main>
      </body>
    </html>
  );
}
