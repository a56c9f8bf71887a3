"use client";

/** Stands in when even the root layout failed: no styles, no components. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body style={{ fontFamily: "system-ui, sans-serif", padding: "4rem 1.5rem", textAlign: "center" }}>
        <title>Something went wrong</title>
        <h1>Something went wrong on our side</h1>
        <p>Nothing of yours is lost. Reload the page in a moment.</p>
        {error.digest && <p>Reference: {error.digest}</p>}
      </body>
    </html>
  );
}
