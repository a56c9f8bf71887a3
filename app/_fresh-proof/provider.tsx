"use client";

import { type ReactNode, useRef, useState } from "react";
import { AskForProof } from "@/components/fresh-proof";
import { useWhenWanted } from "@/components/on-demand";

const loadDialog = () => import("./dialog").then((module) => module.FreshProofDialog);

/** Lets any form and confirmation ask for a fresh proof. The dialog loads when one does. */
export function FreshProofProvider({ children }: { children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const answer = useRef<(isProved: boolean) => void>(undefined);
  const Dialog = useWhenWanted(loadDialog, isOpen);
  const settle = (isProved: boolean) => {
    setOpen(false);
    answer.current?.(isProved);
    answer.current = undefined;
  };
  const ask = () =>
    new Promise<boolean>((resolve) => {
      answer.current?.(false);
      answer.current = resolve;
      setOpen(true);
    });
  return (
    <AskForProof value={ask}>
      {children}
      {Dialog && <Dialog open={isOpen} onProved={() => settle(true)} onClose={() => settle(false)} />}
    </AskForProof>
  );
}
