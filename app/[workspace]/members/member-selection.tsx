"use client";

import { createContext, type ReactNode, useContext, useState } from "react";
import { useWhenWanted } from "@/components/on-demand";
import type { RoleChoice } from "@/components/role-picker";
import { Checkbox } from "@/components/ui/checkbox";
import type { BulkAct, ChosenMember } from "./bulk-acts";
import { SelectionBar } from "./selection-bar";

interface Selection {
  /** Whom something can be done to, on this page. */
  people: readonly ChosenMember[];
  chosen: readonly ChosenMember[];
  choose: (people: readonly ChosenMember[], isChosen: boolean) => void;
}

const SelectionContext = createContext<Selection>({ people: [], chosen: [], choose: () => {} });

const loadDialog = () => import("./bulk-dialog").then((module) => module.BulkDialog);

interface MemberSelectionProps {
  slug: string;
  people: readonly ChosenMember[];
  acts: readonly BulkAct[];
  roles: readonly RoleChoice[];
  /** The table, or what stands in its place: what came of an act is said even when nobody is left. */
  children: ReactNode;
}

/** Who is ticked on a page of members, and what can be done to them all at once. */
export function MemberSelection({ slug, people, acts, roles, children }: MemberSelectionProps) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<{ act: BulkAct; people: readonly ChosenMember[] }>();
  const [isOpen, setOpen] = useState(false);
  const BulkDialog = useWhenWanted(loadDialog, isOpen);
  // Who has gone meanwhile is chosen no more.
  const chosen = people.filter(({ userId }) => ids.has(userId));
  const choose: Selection["choose"] = (some, isChosen) => {
    const changed = new Set(ids);
    for (const { userId } of some) isChosen ? changed.add(userId) : changed.delete(userId);
    setIds(changed);
  };
  return (
    <SelectionContext value={{ people, chosen, choose }}>
      {children}
      {chosen.length > 0 && (
        <SelectionBar
          acts={acts}
          chosen={chosen}
          onAct={(act) => {
            setAsked({ act, people: chosen });
            setOpen(true);
          }}
          onClear={() => setIds(new Set())}
        />
      )}
      {BulkDialog && asked && (
        <BulkDialog
          slug={slug}
          {...asked}
          roles={roles}
          open={isOpen}
          onClose={(isDone) => {
            setOpen(false);
            if (isDone) setIds(new Set());
          }}
        />
      )}
    </SelectionContext>
  );
}

/** The tick of one row; room for it where others have one. */
export function SelectMember({ userId, name }: { userId: string; name: string }) {
  const { people, chosen, choose } = useContext(SelectionContext);
  const member = people.find((each) => each.userId === userId);
  if (people.length === 0) return null;
  if (!member) return <span aria-hidden="true" className="size-4.5 shrink-0" />;
  return (
    <Checkbox
      aria-label={`Choose ${name}`}
      checked={chosen.includes(member)}
      onChange={({ target }) => choose([member], target.checked)}
    />
  );
}

/** The tick of the whole page, but for oneself: what is done to oneself is meant. */
export function SelectPage() {
  const { people, chosen, choose } = useContext(SelectionContext);
  const others = people.filter(({ isMe }) => !isMe);
  if (people.length === 0) return null;
  if (others.length === 0) return <span aria-hidden="true" className="size-4.5 shrink-0" />;
  const isAll = others.every((member) => chosen.includes(member));
  return (
    <Checkbox
      aria-label="Choose everyone else on this page"
      checked={isAll}
      mixed={chosen.length > 0 && !isAll}
      onChange={({ target }) => choose(target.checked ? others : people, target.checked)}
    />
  );
}
