"use client";

import { useState } from "react";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { toast } from "@/components/ui/toaster";
import { brand } from "@/lib/brand";
import {
  leaveOrganizationAction,
  reactivateMemberAction,
  removeMemberAction,
  suspendMemberAction,
} from "./actions";
import type { MemberRow } from "./member-table";

/** What is done to a member with a question before it. */
export type MemberAct = "suspend" | "reactivate" | "remove" | "leave";

interface MemberDialogProps {
  slug: string;
  member: MemberRow;
  act: MemberAct | undefined;
  onClose: () => void;
}

export function MemberDialog({ slug, member, act, onClose }: MemberDialogProps) {
  // The question stays as it was while the dialog goes away.
  const [asked, setAsked] = useState<MemberAct>("remove");
  if (act && act !== asked) setAsked(act);
  const { done, action, ...question } = questions[asked];
  return (
    <ConfirmDialog
      open={act !== undefined}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      {...question}
      title={question.title(member.name)}
      action={() => action(slug, member.userId)}
      onSuccess={() => done && toast.success(done(member.name))}
    />
  );
}

const questions = {
  suspend: {
    title: (name: string) => `Suspend ${name}?`,
    description: "They are out with their next click. They keep their role for when you let them back in.",
    confirm: "Suspend",
    destructive: true,
    action: (slug: string, userId: string) => suspendMemberAction(slug, { userId }),
    done: (name: string) => `${name} is suspended.`,
  },
  reactivate: {
    title: (name: string) => `Let ${name} back in?`,
    description: "They come back with the role that they had.",
    confirm: "Reactivate",
    destructive: false,
    action: (slug: string, userId: string) => reactivateMemberAction(slug, { userId }),
    done: (name: string) => `${name} is back.`,
  },
  remove: {
    title: (name: string) => `Remove ${name}?`,
    description:
      "They are out with their next click, and invitations that they sent stop working. What they made stays, under their name. You can invite them again.",
    confirm: "Remove",
    destructive: true,
    action: (slug: string, userId: string) => removeMemberAction(slug, { userId }),
    done: (name: string) => `${name} was removed.`,
  },
  leave: {
    title: () => `Leave this ${brand.workspace.one}?`,
    description:
      "You are out at once. What you made stays, under your name. Only a new invitation brings you back.",
    confirm: "Leave",
    destructive: true,
    action: (slug: string) => leaveOrganizationAction(slug, undefined),
    // Leads to the chooser: there is no page left to say it on.
    done: undefined,
  },
};
