"use client";

import { Copy } from "lucide-react";
import { useId, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { useCopy } from "@/components/use-copy";

/** A text to take along: by the button, or by hand where the browser does not let a page copy. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const { copy, isRefused } = useCopy(value);
  function take() {
    input.current?.select();
    void copy();
  }
  return (
    <div className="grid gap-2">
      <Label htmlFor={id}>{label}</Label>
      <div className="flex gap-2">
        <Input id={id} ref={input} value={value} readOnly onFocus={(event) => event.target.select()} />
        <Button onClick={take}>
          <Copy aria-hidden="true" />
          Copy
        </Button>
      </div>
      <p role="status" className="text-sm text-muted-foreground empty:sr-only">
        {isRefused && "Your browser does not let us copy. It is selected: copy it yourself."}
      </p>
    </div>
  );
}
