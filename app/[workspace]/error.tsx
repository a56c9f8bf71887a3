"use client";

import { ErrorPage } from "@/components/error-page";
import { Button } from "@/components/ui/button";

/** Inside the shell, so that the way elsewhere stays open. */
export default function WorkspaceError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <ErrorPage
      title="Something went wrong on our side"
      action={<Button onClick={reset}>Try again</Button>}
      {...(error.digest ? { requestId: error.digest } : {})}
    >
      Nothing of yours is lost. Try again; if it keeps happening, send us the reference below.
    </ErrorPage>
  );
}
