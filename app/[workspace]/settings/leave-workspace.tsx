"use client";

import { ConfirmDialog } from "@/components/confirm-dialog";
import { Button } from "@/components/ui/button";
import { brand } from "@/lib/brand";
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
      description="You are out at once. What you made stays, under your name. Only a new invitation brings you back."
      confirm="Leave"
      destructive
      action={() => leaveFromSettingsAction(slug, undefined)}
    />
  );
}
