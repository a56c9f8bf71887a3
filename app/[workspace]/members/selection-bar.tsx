"use client";

import { X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { type BulkAct, bulkActs, type ChosenMember, inPeople, isForAny } from "./bulk-acts";

interface SelectionBarProps {
  acts: readonly BulkAct[];
  chosen: readonly ChosenMember[];
  onAct: (act: BulkAct) => void;
  onClear: () => void;
}

/** Stays in sight at the lower edge while somebody is chosen. */
export function SelectionBar({ acts, chosen, onAct, onClear }: SelectionBarProps) {
  return (
    <section
      aria-label="Chosen people"
      data-sticky="bottom"
      className="sticky bottom-3 z-20 flex flex-wrap items-center gap-2 rounded-lg border bg-popover p-2 text-popover-foreground shadow-lg"
    >
      <p role="status" className="flex-1 px-2 text-sm font-medium whitespace-nowrap">
        {inPeople(chosen.length)} chosen
      </p>
      {acts
        .filter((act) => isForAny(act, chosen))
        .map((act) => (
          <Button key={act} size="sm" variant="secondary" onClick={() => onAct(act)}>
            {bulkActs[act].label}
          </Button>
        ))}
      <Button size="sm" variant="ghost" onClick={onClear}>
        <X aria-hidden="true" />
        Clear
      </Button>
    </section>
  );
}
