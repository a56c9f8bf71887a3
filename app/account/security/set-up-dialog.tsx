"use client";

import { CodeField } from "@/components/form/code-field";
import { Form } from "@/components/form/form";
import { FormError } from "@/components/form/form-error";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/form/use-action-form";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { firstCodeInput } from "@/lib/auth/input";
import type { TotpSetUp } from "@/lib/auth/totp";
import { confirmTotpAction } from "./actions";
import { QrCode } from "./qr-code";

interface SetUpDialogProps {
  setUp: TotpSetUp;
  /** With the recovery codes that were made, if the person had none. */
  onConfirmed: (codes: string[] | undefined) => void;
  onClose: () => void;
}

/** The secret, to be scanned or typed, and the first code that shows it has arrived. */
export function SetUpDialog({ setUp, onConfirmed, onClose }: SetUpDialogProps) {
  const form = useActionForm({
    schema: firstCodeInput,
    action: confirmTotpAction,
    defaultValues: { code: "" },
    onSuccess: onConfirmed,
  });
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent onInteractOutside={(event) => event.preventDefault()}>
        <DialogHeader>
          <DialogTitle>Set up the codes of an app</DialogTitle>
          <DialogDescription>
            Scan this with your authenticator app, then type the code that it shows.
          </DialogDescription>
        </DialogHeader>
        <QrCode {...setUp.qr} />
        <div className="grid gap-1 text-sm">
          <p className="text-muted-foreground">Or type this key into the app:</p>
          <p className="font-mono break-words select-all">{setUp.secret}</p>
        </div>
        <Form of={form}>
          <FormError />
          <CodeField label="Code from your app" autoFocus />
          <SubmitButton>Switch on</SubmitButton>
        </Form>
      </DialogContent>
    </Dialog>
  );
}
