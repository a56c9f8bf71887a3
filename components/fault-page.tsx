"use client";

import { ErrorPage } from "@/components/error-page";
import { Button } from "@/components/ui/button";

export interface FaultPageProps {
  error: Error & { digest?: string };
  reset: () => void;
  /** Fills the screen; leave out inside the shell, so that the way elsewhere stays open. */
  full?: boolean;
}

/** What every error boundary shows. The digest stands in the log beside the request's id. */
export function FaultPage({ error, reset, full }: FaultPageProps) {
  return (
    <ErrorPage
      full={full}
      title="Something went wrong on our side"
      action={<Button onClick={reset}>Try again</Button>}
      requestId={error.digest}
    >
      Nothing of yours is lost. Try again; if it keeps happening, send us the reference below.
    </ErrorPage>
  );
}
