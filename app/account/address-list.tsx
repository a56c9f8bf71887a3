import { Mail } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import type { OwnAddress } from "@/db/queries/addresses";
import { AddressMenu } from "./address-menu";

/** With the names of the workspaces that see it. */
type SeenAddress = OwnAddress & { seenBy: string[] };

export function AddressList({ addresses }: { addresses: SeenAddress[] }) {
  const primary = addresses.find(({ isPrimary }) => isPrimary)?.address ?? "";
  return (
    <ul aria-labelledby="addresses" className="divide-y rounded-lg border bg-card shadow-xs">
      {addresses.map(({ id, address, isPrimary, seenBy }) => (
        <li key={id} className="flex min-h-15 items-center gap-3 px-4 py-2.5">
          <Mail aria-hidden="true" className="size-5 shrink-0 text-muted-foreground" />
          <div className="min-w-0 flex-1">
            <p className="flex flex-wrap items-center gap-x-2 font-medium">
              <span className="min-w-0 break-words">{address}</span>
              {isPrimary && <Badge variant="primary">Primary</Badge>}
            </p>
            {seenBy.length > 0 && (
              <p className="text-sm break-words text-muted-foreground">Seen by {seenBy.join(", ")}</p>
            )}
          </div>
          {!isPrimary && <AddressMenu id={id} address={address} primary={primary} seenBy={seenBy} />}
        </li>
      ))}
    </ul>
  );
}
