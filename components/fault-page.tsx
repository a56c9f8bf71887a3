"use client";

import { useTransition } from "react";
import { ErrorPage } from "@/components/error-page";
import { reloadKeepingTyped } from "@/components/keep-typed";
import { Reference } from "@/components/reference";
import { isOutdated } from "@/components/refusal";
import { Button } from "@/components/ui/button";

export interface FaultPageProps {
  error: unknown;
  /** Asks the server for the page again, and shows it. */
  retry: () => void;
  /** Fills the screen, with a way to there; leave out inside the shell, which has many. */
  elsewhere?: string;
}

/** What every error boundary shows. The digest stands in the log beside the request's id, and is that where we can say so. */
export function FaultPage({ error, retry, elsewhere }: FaultPageProps) {
  const [pending, startTransition] = useTransition();
  if (isOutdated(error))
    return (
      <ErrorPage
        full={elsewhere !== undefined}
        title="A new version is out"
        action={<Button onClick={reloadKeepingTyped}>Reload</Button>}
      >
        This page is of the one before, and asked for something that is no longer there.
      </ErrorPage>
    );
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  return (
    <ErrorPage
      full={elsewhere !== undefined}
      title="Something went wrong on our side"
      action={
        <>
          <Button pending={pending} onClick={() => startTransition(retry)}>
            Try again
          </Button>
          {elsewhere && (
            <Button asChild variant="secondary">
              {/* No Link: what is broken may be what it would keep. */}
              <a href={elsewhere}>Go elsewhere</a>
            </Button>
          )}
        </>
      }
      footer={digest && <Reference value={digest} />}
    >
      {digest
        ? "Nothing of yours is lost. Try again in a moment; if it stays like this, write to us and quote the reference."
        : "Nothing of yours is lost. Try again; if it stays like this, reload the page."}
    </ErrorPage>
  );
}
