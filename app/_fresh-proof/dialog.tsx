"use client";

import Link from "next/link";
import { useEffect, useState } from "react";
import { noteRefusal } from "@/components/refusal";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Spinner } from "@/components/ui/spinner";
import type { ProofWay } from "@/lib/auth/input";
import { lostAccessPath } from "@/lib/paths";
import { listProofWaysAction } from "./actions";
import { ways } from "./ways";

interface FreshProofDialogProps {
  open: boolean;
  onProved: () => void;
  onClose: () => void;
}

/** Asks by what the person has, the best way first. What it was opened for goes on when it is answered. */
export function FreshProofDialog({ open, onProved, onClose }: FreshProofDialogProps) {
  return (
    <Dialog open={open} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Is it you?</DialogTitle>
          <DialogDescription>
            What you are about to do asks who you are once more. For ten minutes it is not asked again.
          </DialogDescription>
        </DialogHeader>
        <Body onProved={onProved} />
      </DialogContent>
    </Dialog>
  );
}

function Body({ onProved }: { onProved: () => void }) {
  const [chosen, setChosen] = useState<ProofWay>();
  const { found, problem } = useProofWays();
  if (problem)
    return (
      <Alert role="alert" variant="destructive">
        {problem}
      </Alert>
    );
  const way = chosen ?? found?.[0];
  if (!way) return <Spinner className="justify-self-center" />;
  const { Ask } = ways[way];
  return (
    <>
      <Ask key={way} onProved={onProved} />
      <div className="grid justify-items-start gap-1">
        {found
          ?.filter((other) => other !== way)
          .map((other) => (
            <Button key={other} variant="link" onClick={() => setChosen(other)}>
              {ways[other].instead}
            </Button>
          ))}
        {!found?.includes("mail") && (
          <Button variant="link" asChild>
            <Link href={lostAccessPath} target="_blank">
              Lost everything?
            </Link>
          </Button>
        )}
      </div>
    </>
  );
}

function useProofWays() {
  const [found, setFound] = useState<ProofWay[]>();
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    listProofWaysAction(undefined)
      .catch(() => undefined)
      .then((result) => {
        if (result?.ok) return setFound(result.data);
        noteRefusal(result?.error.code);
        setProblem(result?.error.message ?? "We could not reach the server. Try again.");
      });
  }, []);
  return { found, problem };
}
