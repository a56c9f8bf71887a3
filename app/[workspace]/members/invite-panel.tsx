"use client";

import { useState } from "react";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from "@/components/ui/dialog";
import { InviteButton, type InviteDialogProps } from "./invite-dialog";
import { InviteForm } from "./invite-form";

/** Begins open. */
export function InvitePanel({ slug, roles, full }: InviteDialogProps) {
  const [isOpen, setOpen] = useState(true);
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <InviteButton />
      </DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{full?.title ?? "Invite people"}</DialogTitle>
          <DialogDescription>
            {full?.text ?? "Each gets a mail with a link that works for 7 days."}
          </DialogDescription>
        </DialogHeader>
        {!full && <InviteForm slug={slug} roles={roles} onDone={() => setOpen(false)} />}
      </DialogContent>
    </Dialog>
  );
}
