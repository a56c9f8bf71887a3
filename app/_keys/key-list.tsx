import { KeyRound } from "lucide-react";
import { RelativeTime } from "@/components/relative-time";
import { Badge } from "@/components/ui/badge";
import { inNumbers } from "@/lib/text/in-numbers";
import { cn } from "@/lib/utils";
import { isOver, type KeyItem } from "./key-item";
import { type KeyActions, KeyMenu } from "./key-menu";
import { KeyPermissions } from "./key-permissions";

interface KeyListProps extends KeyActions {
  /** The id of the heading. */
  labelledBy: string;
  items: KeyItem[];
}

export function KeyList({ labelledBy, items, ...actions }: KeyListProps) {
  return (
    <ul aria-labelledby={labelledBy} className="divide-y rounded-lg border bg-card shadow-xs">
      {items.map((item) => (
        <KeyRow key={item.id} item={item} {...actions} />
      ))}
    </ul>
  );
}

function KeyRow({ item, ...actions }: { item: KeyItem } & KeyActions) {
  const { id, name, hint, held, lost, hold, beyond, canReplace, canRevoke } = item;
  const isGone = isOver(item);
  return (
    <li className="flex items-start gap-3 px-4 py-3.5">
      <KeyRound
        aria-hidden="true"
        className={cn("mt-0.5 size-5 shrink-0 text-muted-foreground", isGone && "opacity-60")}
      />
      <div className="grid min-w-0 flex-1 grid-cols-1 gap-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
          <span className={cn("min-w-0 break-words", isGone && "text-muted-foreground")}>{name}</span>
          <StateBadge item={item} />
        </p>
        {hold && <p className="text-sm text-warning-text">{hold.reason}</p>}
        <p className="font-mono text-xs break-all text-muted-foreground">{hint}</p>
        <p className="text-sm break-words text-muted-foreground">
          <Life item={item} />
        </p>
        {!isGone && <KeyPermissions held={held} lost={lost} />}
      </div>
      {(canReplace || canRevoke) && (
        <KeyMenu item={{ id, name, held, lost, beyond, canReplace, canRevoke }} {...actions} />
      )}
    </li>
  );
}

function StateBadge({ item: { state, endsSoon, hold, lost } }: { item: KeyItem }) {
  if (state === "revoked") return <Badge>Revoked</Badge>;
  if (state === "expired") return <Badge>Expired</Badge>;
  if (state === "replaced") return <Badge>Replaced</Badge>;
  if (hold) return <Badge variant="warning">{hold.badge}</Badge>;
  return (
    <>
      {state === "running-out" ? (
        <Badge variant="warning">Replaced, still works</Badge>
      ) : endsSoon ? (
        <Badge variant="warning">Expires soon</Badge>
      ) : (
        <Badge variant="success">Active</Badge>
      )}
      {lost.length > 0 && <Badge variant="warning">Can do less than it was given</Badge>}
    </>
  );
}

const endings = { revoked: "Revoked", expired: "Expired", replaced: "Ended" };

function Life({ item }: { item: KeyItem }) {
  const { state, lastUsedAt, endsAt, createdAt, makerName, rateLimit, hold } = item;
  const ending = state === "active" ? "Expires" : state === "running-out" ? "Ends" : endings[state];
  return (
    <>
      {lastUsedAt ? (
        <>
          Last used <RelativeTime value={lastUsedAt} />
        </>
      ) : (
        "Never used"
      )}{" "}
      {!hold?.isFinal && (
        <>
          · {ending} <RelativeTime value={endsAt} />{" "}
        </>
      )}
      · Made {makerName && <>by {makerName} </>}
      <RelativeTime value={createdAt} />
      {(state === "active" || state === "running-out") && <> · {inNumbers(rateLimit)} requests a minute</>}
    </>
  );
}
