"use client";

import { useState } from "react";
import { FailureAlert } from "@/components/failure-alert";
import { type RoleChoice, RolePicker } from "@/components/role-picker";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { useConfirmedAction } from "@/components/use-confirmed-action";
import type { Refusals } from "@/lib/organization/several";
import { type ActionResult, succeed } from "@/lib/result";
import {
  changeRolesAction,
  reactivateMembersAction,
  removeMembersAction,
  suspendMembersAction,
} from "./actions";
import { type BulkAct, bulkActs, type ChosenMember, inPeople } from "./bulk-acts";
import { BulkResults } from "./bulk-results";

interface BulkDialogProps {
  slug: string;
  act: BulkAct;
  people: readonly ChosenMember[];
  roles: readonly RoleChoice[];
  open: boolean;
  /** `isDone`: it was asked of the server, whatever came of it. */
  onClose: (isDone: boolean) => void;
}

/** One question for all of them, and then what came of it for each. */
export function BulkDialog({ open, onClose, ...asked }: BulkDialogProps) {
  const [refusals, setRefusals] = useState<Refusals>();
  const close = () => {
    onClose(refusals !== undefined);
    setRefusals(undefined);
  };
  return (
    <Dialog open={open} onOpenChange={(isOpen) => !isOpen && close()}>
      <DialogContent role="alertdialog">
        {refusals ? (
          <BulkResults act={asked.act} people={asked.people} refusals={refusals} onClose={close} />
        ) : (
          <BulkQuestion {...asked} onCancel={close} onAnswer={setRefusals} />
        )}
      </DialogContent>
    </Dialog>
  );
}

interface BulkQuestionProps extends Omit<BulkDialogProps, "open" | "onClose"> {
  onCancel: () => void;
  onAnswer: (refusals: Refusals) => void;
}

function BulkQuestion({ slug, act, people, roles, onCancel, onAnswer }: BulkQuestionProps) {
  const { label, title, description, destructive } = bulkActs[act];
  const [roleKey, setRoleKey] = useState<string>();
  const { run, pending, failure } = useConfirmedAction();
  const userIds = people.map(({ userId }) => userId);
  const isReady = act !== "changeRole" || roleKey !== undefined;
  return (
    <form
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady && !pending)
          run(() => answerOf(actions[act](slug, { userIds, roleKey: roleKey ?? "" })), onAnswer);
      }}
    >
      <DialogHeader>
        <DialogTitle>{title(inPeople(people.length))}</DialogTitle>
        <DialogDescription>{description}</DialogDescription>
      </DialogHeader>
      <ul className="max-h-36 overflow-y-auto rounded-md border px-3 py-2 text-sm" aria-label="Chosen people">
        {people.map(({ userId, name, email }) => (
          <li key={userId} className="flex min-w-0 gap-2 py-0.5">
            <span className="max-w-1/2 shrink-0 truncate font-medium">{name}</span>
            <span className="truncate text-muted-foreground">{email}</span>
          </li>
        ))}
      </ul>
      {act === "changeRole" && (
        <fieldset className="min-w-0">
          <legend className="sr-only">Role</legend>
          <RolePicker name="roleKey" roles={roles} value={roleKey} onChange={setRoleKey} />
        </fieldset>
      )}
      <FailureAlert failure={failure} />
      <DialogFooter>
        <Button variant="secondary" onClick={onCancel}>
          Cancel
        </Button>
        <Button
          type="submit"
          variant={destructive ? "destructive" : "primary"}
          disabled={!isReady}
          pending={pending}
        >
          {label}
        </Button>
      </DialogFooter>
    </form>
  );
}

type BulkInput = { userIds: string[]; roleKey: string };
type BulkAnswer = Awaited<ReturnType<typeof changeRolesAction>>;

const actions: Record<BulkAct, (slug: string, input: BulkInput) => Promise<BulkAnswer>> = {
  changeRole: (slug, input) => changeRolesAction(slug, input),
  suspend: (slug, { userIds }) => suspendMembersAction(slug, { userIds }),
  reactivate: (slug, { userIds }) => reactivateMembersAction(slug, { userIds }),
  remove: (slug, { userIds }) => removeMembersAction(slug, { userIds }),
};

/** When nobody went through, the refusal has a reason for each person: that is an answer as well. */
async function answerOf(sent: Promise<BulkAnswer>): Promise<ActionResult<Refusals>> {
  const result = await sent;
  if (result.ok) return succeed(result.data.refusals);
  const { fields } = result.error;
  return fields && !fields.userIds ? succeed(fields) : result;
}
