"use client";

import { unstable_rethrow } from "next/navigation";
import { useState, useTransition } from "react";
import { useFreshProof } from "@/components/fresh-proof";
import { type Failure, failureOf, noteRefusal } from "@/components/refusal";
import type { ActionResult } from "@/lib/result";

/**
 * What a dialog does when it is confirmed: sends, asks for a fresh proof where that is wanted, and gives `failure` for
 * the dialog to show. Only a result without an error reaches `onDone`.
 */
export function useConfirmedAction() {
  const [pending, startTransition] = useTransition();
  const [failure, setFailure] = useState<Failure>();
  const withFreshProof = useFreshProof();
  const run = <Data>(send: () => Promise<ActionResult<Data>>, onDone: (data: Data) => void) =>
    startTransition(async () => {
      setFailure(undefined);
      try {
        const result = await withFreshProof(send);
        // Together with the page as it is now: the focus then never returns to what that page has no more.
        if (result.ok) return startTransition(() => onDone(result.data));
        noteRefusal(result.error.code);
        setFailure(result.error);
      } catch (error) {
        unstable_rethrow(error);
        noteRefusal();
        setFailure(failureOf(error));
      }
    });
  return { run, pending, failure };
}
