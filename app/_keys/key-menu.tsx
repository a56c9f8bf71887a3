"use client";

import { useState } from "react";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { useWhenWanted } from "@/components/on-demand";
import { RowMenu } from "@/components/row-menu";
import { toast } from "@/components/ui/toaster";
import type { KeyPermission } from "@/lib/api-keys/choices";
import type { ReplaceKeyInput } from "@/lib/api-keys/input";
import type { ActionResult } from "@/lib/result";
import { useKeyDesk } from "./key-desk";
import type { KeyItem } from "./key-item";

export interface KeyActions {
  replace: (values: ReplaceKeyInput) => Promise<ActionResult<{ key: string }>>;
  revoke: (values: { id: string }) => Promise<ActionResult<undefined>>;
}

interface KeyMenuProps extends KeyActions {
  item: Pick<KeyItem, "id" | "name" | "held" | "lost" | "beyond" | "canReplace" | "canRevoke">;
}

const loadReplace = () => import("./replace-key").then((module) => module.ReplaceKey);

export function KeyMenu({
  item: { id, name, held, lost, beyond, canReplace, canRevoke },
  replace,
  revoke,
}: KeyMenuProps) {
  const { words } = useKeyDesk();
  const [open, setOpen] = useState<"replace" | "revoke">();
  const close = () => setOpen(undefined);
  const ReplaceKey = useWhenWanted(loadReplace, open === "replace");
  return (
    <>
      <RowMenu
        label={`Actions for the ${words.one} ${name}`}
        items={[
          ...(canReplace ? [{ label: "Replace", onSelect: () => setOpen("replace") }] : []),
          ...(canRevoke
            ? [{ label: "Revoke", destructive: true, onSelect: () => setOpen("revoke") } as const]
            : []),
        ]}
      />
      {ReplaceKey && (
        <ReplaceKey
          id={id}
          name={name}
          permissions={within([...held, ...lost], beyond)}
          beyond={beyond}
          action={replace}
          open={open === "replace"}
          onClose={close}
        />
      )}
      <ConfirmDialog
        open={open === "revoke"}
        onOpenChange={(isOpen) => !isOpen && close()}
        title={`Revoke “${name}”?`}
        description={`Whatever uses this ${words.one} is refused from its next request on. It cannot be brought back.`}
        confirm={`Revoke ${words.one}`}
        destructive
        action={() => revoke({ id })}
        onSuccess={() => toast.success(`“${name}” was revoked.`)}
      />
    </>
  );
}

function within(given: KeyPermission[], beyond: KeyPermission[]): string[] {
  const without = new Set(beyond.map(({ name }) => name));
  return given.map(({ name }) => name).filter((name) => !without.has(name));
}
