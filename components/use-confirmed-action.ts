"use client";

import { unstable_rethrow } from "next/navigation";
import { useState, useTransition } from "react";
import { useFreshProof } from "@/components/fresh-proof";
import { failureOf, noteRefusal } from "@/components/refusal";
import type { ActionResult } from "@/lib/result";

/**
 * What a dialog does when it is confirmed: sends, asks for a fresh proof where that is wanted, and gives `problem` as a
 * sentence for the dialog. Only a result without an error reaches `onDone`.
 */
export function useConfirmedAction() {
  const [pending, startTransition] = useTransition();
  const [problem, setProblem] = useState<string>();
  const withFreshProof = useFreshProof();
  const run = <Data>(send: () => Promise<ActionResult<Data>>, onDone: (data: Data) => void) =>
    startTransition(async () => {
      setProblem(undefined);
      try {
        const result = await withFreshProof(send);
        if (result.ok) return onDone(result.data);
        noteRefusal(result.error.code);
        setProblem(result.error.message);
      } catch (error) {
        unstable_rethrow(error);
        noteRefusal();
        setProblem(failureOf(error).message);
      }
    });
  return { run, pending, problem };
}
