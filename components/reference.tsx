"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";

/** What somebody quotes to support, and whoever reads the log looks for. */
export function Reference({ value }: { value: string }) {
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
    } catch {
      // Not there over http, or not allowed: it is selected as a whole by a click.
    }
  };
  return (
    <p className="mt-6 flex max-w-full flex-wrap items-center justify-center gap-x-2 gap-y-1 text-xs text-muted-foreground">
      Reference
      <code className="rounded-sm bg-muted px-1.5 py-1 font-mono break-all select-all">{value}</code>
      <Button variant="ghost" size="icon-sm" onClick={copy}>
        {isCopied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
        <span className="sr-only">Copy the reference</span>
      </Button>
      <span role="status" className="sr-only">
        {isCopied && "Copied."}
      </span>
    </p>
  );
}
