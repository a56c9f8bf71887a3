"use client";

import { Minus, Plus } from "lucide-react";
import type { ReactNode } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { brand } from "@/lib/brand";
import type { RolePreview } from "@/lib/template/operations";
import { peopleInWords } from "@/lib/template/sentences";

interface PreviewDialogProps {
  preview: readonly RolePreview[] | undefined;
  problem: string | undefined;
  pending: boolean;
  onSave: () => void;
  onClose: () => void;
}

/** For how many people in how many workspaces what would change; numbers, never names. */
export function PreviewDialog({ preview, problem, pending, onSave, onClose }: PreviewDialogProps) {
  return (
    <Dialog open={preview !== undefined} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>What changes, and for whom</DialogTitle>
          <DialogDescription>
            It holds in every {brand.workspace.one}, with everybody's next click.
          </DialogDescription>
        </DialogHeader>
        <ul className="divide-y rounded-lg border">
          {preview?.map((role) => (
            <RoleItem key={role.roleName} {...role} />
          ))}
        </ul>
        {problem && (
          <Alert role="alert" variant="destructive">
            {problem}
          </Alert>
        )}
        <DialogFooter>
          <DialogClose asChild>
            <Button variant="secondary">Go on editing</Button>
          </DialogClose>
          <Button onClick={onSave} pending={pending}>
            Save for everybody
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

function RoleItem({ roleName, people, organizations, gains, loses }: RolePreview) {
  const who = people > 0 ? peopleInWords(people, organizations) : "Nobody yet";
  const isOne = people <= 1;
  return (
    <li className="grid gap-2 px-4 py-3">
      <p className="flex flex-wrap justify-between gap-x-4">
        <span className="font-medium break-words">{roleName}</span>
        <span className="text-muted-foreground">{who}</span>
      </p>
      <Sentences verb={isOne ? "gains" : "gain"} sentences={gains}>
        <Plus aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-success-text" />
      </Sentences>
      <Sentences verb={isOne ? "loses" : "lose"} sentences={loses}>
        <Minus aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-destructive-text" />
      </Sentences>
    </li>
  );
}

interface SentencesProps {
  verb: string;
  sentences: readonly string[];
  /** The icon before each. */
  children: ReactNode;
}

function Sentences({ verb, sentences, children }: SentencesProps) {
  return sentences.map((sentence) => (
    <p key={sentence} className="flex gap-2">
      {children}
      <span>
        <span className="text-muted-foreground">{verb}</span> {sentence}
      </span>
    </p>
  ));
}
