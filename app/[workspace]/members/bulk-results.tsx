"use client";

import { CircleAlert, CircleCheck } from "lucide-react";
import { Button } from "@/components/ui/button";
import { DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import type { Refusals } from "@/lib/organization/several";
import { type BulkAct, bulkActs, type ChosenMember, inPeople } from "./bulk-acts";

interface BulkResultsProps {
  act: BulkAct;
  people: readonly ChosenMember[];
  refusals: Refusals;
  onClose: () => void;
}

/** What came of it for each; first whom it was not done to, and why. */
export function BulkResults({ act, people, refusals, onClose }: BulkResultsProps) {
  const refused = people.filter(({ userId }) => userId in refusals);
  const done = people.filter(({ userId }) => !(userId in refusals));
  const words = done.length === 0 ? "Nothing was changed" : `Done for ${inPeople(done.length)}`;
  return (
    <>
      <DialogHeader>
        <DialogTitle>{words}</DialogTitle>
        <DialogDescription>
          {refused.length === 0 ? "It holds at once." : `Not for ${inPeople(refused.length)}. See why below.`}
        </DialogDescription>
      </DialogHeader>
      <ul className="max-h-72 divide-y overflow-y-auto rounded-md border text-sm" aria-label="Results">
        {[...refused, ...done].map(({ userId, name }) => {
          const why = refusals[userId];
          const Icon = why ? CircleAlert : CircleCheck;
          return (
            <li key={userId} className="flex items-start gap-2.5 px-3 py-2">
              <Icon
                aria-hidden="true"
                className={`mt-0.5 size-4 shrink-0 ${why ? "text-warning-text" : "text-success-text"}`}
              />
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">{name}</span>
                <span className="block text-muted-foreground">{why ?? bulkActs[act].done}</span>
              </span>
            </li>
          );
        })}
      </ul>
      <DialogFooter>
        <Button autoFocus onClick={onClose}>
          Close
        </Button>
      </DialogFooter>
    </>
  );
}
