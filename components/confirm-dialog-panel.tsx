"use client";

import { useId, useState } from "react";
import type { ConfirmDialogProps } from "@/components/confirm-dialog";
import { FailureAlert } from "@/components/failure-alert";
import {
  AlertDialog,
  AlertDialogCancel,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogTitle,
  AlertDialogTrigger,
} from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { useConfirmedAction } from "@/components/use-confirmed-action";

interface ConfirmDialogPanelProps extends ConfirmDialogProps {
  defaultOpen?: boolean;
}

/** The dialog itself, with its trigger. */
export function ConfirmDialogPanel({
  trigger,
  open,
  onOpenChange,
  defaultOpen = false,
  ...rest
}: ConfirmDialogPanelProps) {
  const [ownOpen, setOwnOpen] = useState(defaultOpen);
  const setOpen = onOpenChange ?? setOwnOpen;
  return (
    <AlertDialog open={open ?? ownOpen} onOpenChange={setOpen}>
      {trigger && <AlertDialogTrigger asChild>{trigger}</AlertDialogTrigger>}
      <AlertDialogContent>
        <ConfirmBody {...rest} close={() => setOpen(false)} />
      </AlertDialogContent>
    </AlertDialog>
  );
}

type ConfirmBodyProps = Omit<ConfirmDialogProps, "trigger" | "open" | "onOpenChange"> & { close: () => void };

function ConfirmBody({
  title,
  description,
  confirm,
  destructive,
  phrase,
  action,
  onSuccess,
  close,
}: ConfirmBodyProps) {
  const [typed, setTyped] = useState("");
  const { run, pending, failure } = useConfirmedAction();
  const done = () => {
    close();
    onSuccess?.();
  };
  const ready = !phrase || typed.trim() === phrase;
  return (
    <form
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) run(action, done);
      }}
    >
      <div className="grid gap-1.5">
        <AlertDialogTitle>{title}</AlertDialogTitle>
        <AlertDialogDescription>{description}</AlertDialogDescription>
      </div>
      {phrase && <PhraseField phrase={phrase} value={typed} onChange={setTyped} />}
      <FailureAlert failure={failure} />
      <div className="flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
        <AlertDialogCancel asChild>
          <Button variant="secondary">Cancel</Button>
        </AlertDialogCancel>
        <Button
          type="submit"
          variant={destructive ? "destructive" : "primary"}
          disabled={!ready}
          pending={pending}
        >
          {confirm}
        </Button>
      </div>
    </form>
  );
}

interface PhraseFieldProps {
  phrase: string;
  value: string;
  onChange: (value: string) => void;
}

function PhraseField({ phrase, value, onChange }: PhraseFieldProps) {
  const id = useId();
  return (
    <div className="grid gap-1.5">
      <Label htmlFor={id} className="font-normal select-text">
        Type <strong className="font-semibold">{phrase}</strong> to confirm
      </Label>
      <Input
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
    </div>
  );
}
