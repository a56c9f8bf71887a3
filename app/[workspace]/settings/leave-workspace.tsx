"use client";

import { ConfirmDialog } from "@/components/confirm-dialog";
import { Button } from "@/components/ui/button";
import { brand } from "@/lib/brand";
import { leavingInWords } from "@/lib/members/leave-words";
import { leaveFromSettingsAction } from "./actions";

export function LeaveWorkspace({ slug }: { slug: string }) {
  return (
    <ConfirmDialog
      trigger={
        <Button variant="secondary" className="justify-self-start">
          Leave
        </Button>
      }
      title={`Leave this ${brand.workspace.one}?`}
      description={`${leavingInWords} Only a new invitation brings you back.`}
      confirm="Leave"
      destructive
      action={() => leaveFromSettingsAction(slug, undefined)}
    />
  );
}
