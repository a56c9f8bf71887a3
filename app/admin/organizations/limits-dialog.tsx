"use client";

import { useFormContext } from "react-hook-form";
import { Form } from "@/components/form/form";
import { FormError } from "@/components/form/form-error";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/form/use-action-form";
import { Alert } from "@/components/ui/alert";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { toast } from "@/components/ui/toaster";
import { brand } from "@/lib/brand";
import { limitsInput, seenLimits } from "@/lib/instance/organization-input";
import { changeLimitsAction } from "./actions";

export interface LimitsDialogProps {
  organization: {
    id: string;
    name: string;
    state: "live" | "suspended" | "deleted";
    members: number;
    pendingInvitations: number;
    seatLimit: number | null;
    invitationLimit: number | null;
  };
  /** What it may have where nothing is set. */
  plan: { seats: number; pendingInvitations: number };
  open: boolean;
  onClose: () => void;
}

export function LimitsDialog({ open, onClose, ...rest }: LimitsDialogProps) {
  return (
    <Dialog open={open} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Limits of {rest.organization.name}</DialogTitle>
          <DialogDescription>
            They hold at once. Empty is what every {brand.workspace.one} has.
          </DialogDescription>
        </DialogHeader>
        <LimitsForm {...rest} onClose={onClose} />
      </DialogContent>
    </Dialog>
  );
}

function LimitsForm({ organization, plan, onClose }: Omit<LimitsDialogProps, "open">) {
  const { id, name, seatLimit, invitationLimit } = organization;
  const form = useActionForm({
    schema: limitsInput,
    action: (values) => changeLimitsAction(values),
    defaultValues: {
      id,
      seen: seenLimits(organization),
      seatLimit: String(seatLimit ?? ""),
      invitationLimit: String(invitationLimit ?? ""),
    },
    onSuccess: () => {
      onClose();
      toast.success(`${name} has new limits.`);
    },
  });
  return (
    <Form of={form}>
      <FormError />
      <TextField
        name="seatLimit"
        label="Seats"
        hint={`People and pending invitations together. Every ${brand.workspace.one} has ${plan.seats}.`}
        inputMode="numeric"
        autoComplete="off"
        autoFocus
      />
      <TextField
        name="invitationLimit"
        label="Pending invitations"
        hint={`How many may wait at once. Every ${brand.workspace.one} has ${plan.pendingInvitations}.`}
        inputMode="numeric"
        autoComplete="off"
      />
      <BelowUse organization={organization} seats={plan.seats} />
      <DialogFooter>
        <SubmitButton>Save limits</SubmitButton>
      </DialogFooter>
    </Form>
  );
}

/** Fewer seats than are taken is allowed: this says what comes of it. */
function BelowUse({ organization, seats }: Pick<LimitsDialogProps, "organization"> & { seats: number }) {
  const typed: string = useFormContext().watch("seatLimit");
  const wanted = /^\d+$/.test(typed.trim()) ? Number(typed) : seats;
  const { members, pendingInvitations } = organization;
  if (wanted < 1 || wanted >= members + pendingInvitations) return null;
  const people = members === 1 ? "1 person is in and stays" : `${members} people are in and stay`;
  const invited =
    pendingInvitations === 1 ? ", 1 invitation waits" : `, ${pendingInvitations} invitations wait`;
  return (
    <Alert role="status">
      {people}
      {pendingInvitations > 0 && invited}. Nobody else can come in until no more than {wanted} of the seats
      are taken.
    </Alert>
  );
}
