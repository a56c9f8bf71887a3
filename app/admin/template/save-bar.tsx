"use client";

import { unstable_rethrow } from "next/navigation";
import { useState, useTransition } from "react";
import { useFreshProof } from "@/components/fresh-proof";
import { failureOf } from "@/components/refusal";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toaster";
import type { ActionResult } from "@/lib/result";
import type { TicksInput } from "@/lib/template/input";
import type { RolePreview } from "@/lib/template/operations";
import { previewTicksAction, saveTicksAction } from "./actions";
import { PreviewDialog } from "./preview-dialog";

interface SaveBarProps extends TicksInput {
  onDiscard: () => void;
  /** Somebody else saved meanwhile: the page has to be read anew. */
  onStale: () => void;
}

/** Stands below while something is ticked: shows for whom it would change what, and saves after that. */
export function SaveBar({ version, ticks, onDiscard, onStale }: SaveBarProps) {
  const [preview, setPreview] = useState<readonly RolePreview[]>();
  const { run, pending, problem, forget } = useAnswer(onStale);
  const review = () => run(() => previewTicksAction({ version, ticks }), setPreview);
  const save = () =>
    run(
      () => saveTicksAction({ version, ticks }),
      () => {
        setPreview(undefined);
        onDiscard();
        toast.success("Saved. It holds with everybody's next click.");
      },
    );
  const close = () => {
    setPreview(undefined);
    forget();
  };
  if (ticks.length === 0) return null;
  return (
    <div
      data-sticky="bottom"
      className="sticky bottom-0 z-10 grid gap-3 rounded-b-lg border-t bg-card px-4 py-3"
    >
      {problem && !preview && (
        <Alert role="alert" variant="warning">
          {problem}
        </Alert>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <p role="status" className="me-auto">
          {ticks.length === 1 ? "1 change" : `${ticks.length} changes`}, not saved yet
        </p>
        <Button variant="secondary" onClick={onDiscard}>
          Discard
        </Button>
        <Button onClick={review} pending={pending && !preview}>
          Review and save
        </Button>
      </div>
      <PreviewDialog preview={preview} problem={problem} pending={pending} onSave={save} onClose={close} />
    </div>
  );
}

/** Runs one action at a time. When it is refused because somebody was quicker, the page is read anew too. */
function useAnswer(onStale: () => void) {
  const [pending, startTransition] = useTransition();
  const [problem, setProblem] = useState<string>();
  const withFreshProof = useFreshProof();
  const run = <Data,>(action: () => Promise<ActionResult<Data>>, onDone: (data: Data) => void) =>
    startTransition(async () => {
      setProblem(undefined);
      try {
        const result = await withFreshProof(action);
        if (result.ok) return onDone(result.data);
        setProblem(result.error.message);
        if (result.error.code === "conflict") onStale();
      } catch (error) {
        unstable_rethrow(error);
        setProblem(failureOf(error, "What you ticked").message);
      }
    });
  return { run, pending, problem, forget: () => setProblem(undefined) };
}
