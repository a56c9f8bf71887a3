"use client";

import { Suspense, use } from "react";
import { CopyField } from "@/components/copy-field";
import { Alert } from "@/components/ui/alert";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Spinner } from "@/components/ui/spinner";
import type { ActionResult } from "@/lib/result";

export type Revealed = Promise<ActionResult<{ url: string }>>;

interface RevealDialogProps {
  /** The link, asked for by the click that opens this: it is a secret, and never lies in the page. */
  answer: Revealed;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function RevealDialog({ answer, open, onOpenChange }: RevealDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Join link</DialogTitle>
          <DialogDescription>Give it only to people who are to join.</DialogDescription>
        </DialogHeader>
        <Suspense fallback={<Spinner className="mx-auto" />}>
          <RevealedLink answer={answer} />
        </Suspense>
      </DialogContent>
    </Dialog>
  );
}

function RevealedLink({ answer }: { answer: Revealed }) {
  const result = use(answer);
  if (result.ok) return <CopyField label="Link" value={result.data.url} />;
  return (
    <Alert variant="destructive" role="alert">
      {result.error.message}
    </Alert>
  );
}
