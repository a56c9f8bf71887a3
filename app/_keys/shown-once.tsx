"use client";

import { CopyField } from "@/components/copy-field";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { CommandLine } from "./command-line";
import { DevelopersLink } from "./developers-link";

interface ShownOnceProps {
  /** Straight from the action that made it: it is shown here, once, and nowhere else. */
  value: string;
  /** What it is called. */
  one: string;
  /** A first request with it. */
  command: string;
  onClose: () => void;
}

/** Closes by a button alone, so that no stray click takes the key away. */
export function ShownOnce({ value, one, command, onClose }: ShownOnceProps) {
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent
        className="sm:max-w-xl"
        onInteractOutside={(event) => event.preventDefault()}
        onEscapeKeyDown={(event) => event.preventDefault()}
      >
        <DialogHeader>
          <DialogTitle>Copy your {one} now</DialogTitle>
          <DialogDescription>
            It is shown here, and never again. Keep it where your program keeps its secrets, not in its code.
          </DialogDescription>
        </DialogHeader>
        <CopyField label={`Your ${one}`} value={value} />
        <div className="grid grid-cols-1 gap-1.5">
          <p className="text-sm text-muted-foreground">Your first request:</p>
          <CommandLine text={command} />
          <p className="text-sm">
            <DevelopersLink />
          </p>
        </div>
        <DialogFooter>
          <Button onClick={onClose}>I have kept it</Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
