import { type ComponentProps, useId } from "react";
import { Badge } from "@/components/ui/badge";
import type { InviteRow, InviteState } from "@/lib/invitations/rows";

const labels: Record<InviteState, [label: string, look: ComponentProps<typeof Badge>["variant"]]> = {
  ready: ["Ready", "success"],
  sent: ["Sent", "success"],
  invalid: ["Not an address", "destructive"],
  twice: ["Twice", "neutral"],
  member: ["Member", "neutral"],
  suspended: ["Suspended", "warning"],
  invited: ["Invited", "primary"],
  above: ["Above you", "warning"],
  full: ["No room", "warning"],
  later: ["Later", "warning"],
};

/**
 * Whom nothing can be sent to comes first: among fifty nobody would find them. Takes the focus when it appears, so that it
 * is read out and the arrow keys scroll it.
 */
export function InviteRows({ title, rows }: { title: string; rows: InviteRow[] }) {
  const id = useId();
  const inOrder = [...rows.filter((row) => !isGood(row)), ...rows.filter(isGood)];
  return (
    <section aria-labelledby={id} className="grid grid-cols-1 gap-2">
      <h3 id={id} className="font-medium">
        {title}
      </h3>
      <ul
        ref={takeFocus}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keyboard too
        tabIndex={0}
        aria-labelledby={id}
        className="focus-ring max-h-[45dvh] divide-y overflow-y-auto rounded-lg border"
      >
        {inOrder.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows never change places, and two may be the same
          <Row key={index} {...row} />
        ))}
      </ul>
    </section>
  );
}

function isGood({ state }: InviteRow): boolean {
  return state === "ready" || state === "sent";
}

function Row(row: InviteRow) {
  const { text, email, state, reason } = row;
  const [label, look] = labels[state];
  return (
    <li className="grid grid-cols-1 gap-0.5 px-3 py-2 text-sm">
      <span className="flex items-center justify-between gap-3">
        <span className="truncate" title={text}>
          {email ?? text}
        </span>
        <Badge variant={look}>{label}</Badge>
      </span>
      {email && text.toLowerCase() !== email && !isGood(row) && (
        <span className="truncate text-muted-foreground">out of: {text}</span>
      )}
      {reason && <span className="text-muted-foreground">{reason}</span>}
    </li>
  );
}

function takeFocus(list: HTMLUListElement | null): void {
  list?.focus({ preventScroll: true });
}
