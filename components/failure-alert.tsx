"use client";

import { reloadKeepingTyped } from "@/components/keep-typed";
import type { Failure } from "@/components/refusal";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { useTimeLeft } from "@/components/use-time-left";
import { inWords } from "@/lib/text/in-words";

/** Why nothing came of it, and where that is mended. */
export function FailureAlert({ failure }: { failure: Failure | undefined }) {
  if (!failure) return null;
  if (failure.code === "rate_limited" && failure.seconds) return <TooManyTries {...failure} />;
  return (
    <Alert role="alert" variant={failure.isOutdated ? "info" : "destructive"} action={<WayOn {...failure} />}>
      {failure.message}
      {failure.isOutdated && " What you typed stays."}
    </Alert>
  );
}

function WayOn({ where, isOutdated }: Failure) {
  if (isOutdated)
    return (
      <Button size="sm" variant="secondary" onClick={reloadKeepingTyped}>
        Reload
      </Button>
    );
  if (!where) return null;
  return (
    <Button asChild size="sm" variant="secondary">
      {/* In a tab of its own: what was typed here stays. */}
      <a href={where} target="_blank" rel="noopener">
        Sign in
      </a>
    </Button>
  );
}

/** Counts down with the clock; said aloud is only how it begins and how it ends. */
function TooManyTries({ message, seconds = 0 }: Failure) {
  const left = useTimeLeft(seconds);
  if (left === 0)
    return (
      <Alert role="status" variant="info">
        You can try again now.
      </Alert>
    );
  return (
    <Alert role="alert" aria-live={left === seconds ? "assertive" : "off"} variant="destructive">
      {message.replace(inWords(seconds), inWords(left))}
    </Alert>
  );
}
