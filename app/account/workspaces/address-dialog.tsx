"use client";

import { useState } from "react";
import { Form } from "@/components/form/form";
import { FormError } from "@/components/form/form-error";
import { RadioCardsField } from "@/components/form/radio-cards-field";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from "@/components/ui/dialog";
import { toast } from "@/components/ui/toaster";
import { shownAddressInput } from "@/lib/account/input";
import { showAddressAction } from "./actions";

interface AddressDialogProps {
  organizationId: string;
  name: string;
  choices: Array<{ id: string; address: string; isShown: boolean }>;
}

/** Chooses which address a workspace sees. */
export function AddressDialog({ organizationId, name, choices }: AddressDialogProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="ghost" size="sm">
          Change address<span className="sr-only"> that {name} sees</span>
        </Button>
      </DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Which address does {name} see?</DialogTitle>
          <DialogDescription>
            The people there find you by it. Our mail goes to your primary one.
          </DialogDescription>
        </DialogHeader>
        <AddressForm organizationId={organizationId} choices={choices} onDone={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

type AddressFormProps = Omit<AddressDialogProps, "name"> & { onDone: () => void };

function AddressForm({ organizationId, choices, onDone }: AddressFormProps) {
  const form = useActionForm({
    schema: shownAddressInput,
    action: showAddressAction,
    defaultValues: { organizationId, addressId: choices.find(({ isShown }) => isShown)?.id ?? "" },
    onSuccess: () => {
      onDone();
      toast.success("Saved.");
    },
  });
  return (
    <Form of={form}>
      <FormError />
      <RadioCardsField
        name="addressId"
        label="Address"
        options={choices.map(({ id, address }) => ({
          value: id,
          title: <span className="break-words">{address}</span>,
        }))}
      />
      <DialogFooter>
        <SubmitButton>Show this one</SubmitButton>
      </DialogFooter>
    </Form>
  );
}
