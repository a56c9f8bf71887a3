"use client";

import { ErrorPage } from "@/components/error-page";
import { Button } from "@/components/ui/button";

/** The digest stands in the log beside the request's id. */
export default function ErrorBoundary({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <ErrorPage
      full
      title="Something went wrong on our side"
      action={<Button onClick={reset}>Try again</Button>}
      {...(error.digest ? { requestId: error.digest } : {})}
    >
      Nothing of yours is lost. Try again; if it keeps happening, send us the reference below.
    </ErrorPage>
  );
}
