"use client";

import { useId } from "react";
import { useFormContext } from "react-hook-form";
import { SubmitButton } from "@/components/form/submit-button";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { DialogFooter } from "@/components/ui/dialog";
import { Label } from "@/components/ui/label";
import type { InviteRow } from "@/lib/invitations/rows";
import { InviteRows } from "./invite-rows";

interface InviteCheckProps {
  rows: InviteRow[];
  roleName: string;
  onBack: () => void;
}

/** What sending would come to, before anything is sent. */
export function InviteCheck({ rows, roleName, onBack }: InviteCheckProps) {
  const id = useId();
  const { register, watch } = useFormContext();
  const invited = rows.filter(({ state }) => state === "invited").length;
  const ready = rows.filter(({ state }) => state === "ready").length + (watch("again") ? invited : 0);
  return (
    <>
      <InviteRows title={`${ready} of ${rows.length} can be invited as ${roleName}`} rows={rows} />
      {invited > 0 && (
        <div className="flex items-start gap-2.5">
          <Checkbox id={id} className="mt-0.5" {...register("again")} />
          <Label htmlFor={id} className="font-normal">
            {invited === 1
              ? "Send a new link to the one who is already invited"
              : `Send a new link to the ${invited} who are already invited`}
            , as {roleName}
          </Label>
        </div>
      )}
      <DialogFooter>
        <Button variant="secondary" onClick={onBack}>
          Back
        </Button>
        <SubmitButton disabled={ready === 0}>
          {ready === 1 ? "Send 1 invitation" : `Send ${ready} invitations`}
        </SubmitButton>
      </DialogFooter>
    </>
  );
}
