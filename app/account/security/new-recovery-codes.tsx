"use client";

import { useState } from "react";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { Button } from "@/components/ui/button";
import { makeRecoveryCodesAction } from "./actions";
import { RecoveryCodesDialog } from "./recovery-codes-dialog";

export function NewRecoveryCodes() {
  const [codes, setCodes] = useState<string[]>();
  return (
    <>
      <ConfirmDialog
        trigger={
          <Button variant="secondary" size="sm">
            Make new ones
            <span className="sr-only">: recovery codes</span>
          </Button>
        }
        title="Make new recovery codes?"
        description="You get ten, and those you have no longer work. Have a safe place ready: nobody can show them to you again."
        confirm="Make new codes"
        action={async () => {
          const result = await makeRecoveryCodesAction(undefined);
          if (result.ok) setCodes(result.data);
          return result;
        }}
      />
      {codes && <RecoveryCodesDialog codes={codes} onClose={() => setCodes(undefined)} />}
    </>
  );
}
