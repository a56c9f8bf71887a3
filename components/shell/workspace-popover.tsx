"use client";

import { type ReactNode, useState } from "react";
import { WorkspaceList, type WorkspaceListProps } from "@/components/shell/workspace-list";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { brand } from "@/lib/brand";

interface WorkspacePopoverProps extends Omit<WorkspaceListProps, "onClose"> {
  trigger: ReactNode;
}

/** Begins open. */
export function WorkspacePopover({ trigger, onChoose, ...list }: WorkspacePopoverProps) {
  const [open, setOpen] = useState(true);
  const close = () => setOpen(false);
  return (
    <Popover open={open} onOpenChange={setOpen} modal>
      <PopoverTrigger asChild>{trigger}</PopoverTrigger>
      <PopoverContent
        aria-label={`Switch ${brand.workspace.one}`}
        className="flex w-84 max-w-[calc(100vw-1rem)] flex-col overflow-hidden p-0"
      >
        <WorkspaceList
          {...list}
          onChoose={(workspace) => {
            close();
            onChoose(workspace);
          }}
          onClose={close}
        />
      </PopoverContent>
    </Popover>
  );
}
