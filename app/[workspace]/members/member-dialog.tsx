"use client";

import { useState } from "react";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { toast } from "@/components/ui/toaster";
import { brand } from "@/lib/brand";
import { leavingInWords } from "@/lib/members/leave-words";
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
    description:
      "They are out with their next click, and API keys that they made stop working. They keep their role for when you let them back in.",
    confirm: "Suspend",
    destructive: true,
    action: (slug: string, userId: string) => suspendMemberAction(slug, { userId }),
    done: (name: string) => `${name} is suspended.`,
  },
  reactivate: {
    title: (name: string) => `Let ${name} back in?`,
    description: "They come back with the role that they had, and API keys that they made work again.",
    confirm: "Reactivate",
    destructive: false,
    action: (slug: string, userId: string) => reactivateMemberAction(slug, { userId }),
    done: (name: string) => `${name} is back.`,
  },
  remove: {
    title: (name: string) => `Remove ${name}?`,
    description:
      "They are out with their next click. Invitations that they sent and API keys that they made stop working. What else they made stays, under their name. You can invite them again.",
    confirm: "Remove",
    destructive: true,
    action: (slug: string, userId: string) => removeMemberAction(slug, { userId }),
    done: (name: string) => `${name} was removed.`,
  },
  leave: {
    title: () => `Leave this ${brand.workspace.one}?`,
    description: `${leavingInWords} Only a new invitation brings you back.`,
    confirm: "Leave",
    destructive: true,
    action: (slug: string) => leaveOrganizationAction(slug, undefined),
    // Leads to the chooser: there is no page left to say it on.
    done: undefined,
  },
};
