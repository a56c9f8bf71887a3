"use client";

import { Copy, Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { useCopy } from "@/components/use-copy";
import { brand } from "@/lib/brand";
import type { RecoveryCodesDialogProps } from "./recovery-codes-dialog";

/** Closes by a button alone, so that no stray click takes the codes away. */
export function RecoveryCodesPanel({ codes, onClose }: RecoveryCodesDialogProps) {
  const text = codes.join("\n");
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent
        onInteractOutside={(event) => event.preventDefault()}
        onEscapeKeyDown={(event) => event.preventDefault()}
      >
        <DialogHeader>
          <DialogTitle>Your recovery codes</DialogTitle>
          <DialogDescription>
            Keep them where your phone is not. Each works once when nothing else does, and nobody can show
            them to you again.
          </DialogDescription>
        </DialogHeader>
        <ol
          aria-label="Your recovery codes"
          className="grid gap-x-6 gap-y-1 rounded-md border bg-muted/60 p-4 font-mono select-text sm:grid-cols-2"
        >
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ol>
        <div className="flex flex-col gap-2 sm:flex-row sm:justify-between">
          <div className="flex flex-wrap gap-2">
            <CopyAll text={text} />
            <Button variant="secondary" onClick={() => download(text)}>
              <Download aria-hidden="true" />
              Download
            </Button>
          </div>
          <Button onClick={onClose}>I have kept them</Button>
        </div>
      </DialogContent>
    </Dialog>
  );
}

function CopyAll({ text }: { text: string }) {
  const { copy, isRefused } = useCopy(text);
  return (
    <>
      <Button variant="secondary" onClick={copy}>
        <Copy aria-hidden="true" />
        Copy
      </Button>
      <p role="status" className="basis-full text-sm text-muted-foreground empty:sr-only">
        {isRefused && "Your browser does not let us copy. Select the codes and copy them yourself."}
      </p>
    </>
  );
}

/** By an address that says nothing: browsers keep a list of where downloads came from. */
function download(text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([`${text}\n`], { type: "text/plain" }));
  link.download = `${brand.urn}-recovery-codes.txt`;
  link.click();
  // Not at once: the browser may still be asking where to keep it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
