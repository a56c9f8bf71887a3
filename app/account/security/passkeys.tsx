import { KeyRound } from "lucide-react";
import { RelativeTime } from "@/components/relative-time";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import type { OwnPasskey } from "@/db/queries/passkeys";
import { describeDevice } from "@/lib/auth/device";
import { eventContext } from "@/lib/request";
import { AccountSection } from "../account-page";
import { AddPasskeyForm } from "./add-passkey-form";
import { PasskeyMenu } from "./passkey-menu";

/** The person's passkeys, and a way to another. */
export async function Passkeys({ passkeys }: { passkeys: OwnPasskey[] }) {
  const { user_agent } = await eventContext(null);
  return (
    <AccountSection
      id="passkeys"
      title="Passkeys"
      description="Sign in with your fingerprint, face or PIN. Nobody can guess a passkey, and none works on a page that only looks like this one."
    >
      {passkeys.length > 0 && (
        <ul aria-labelledby="passkeys" className="divide-y rounded-lg border bg-card shadow-xs">
          {passkeys.map((passkey) => (
            <PasskeyItem key={passkey.id} passkey={passkey} isLast={passkeys.length === 1} />
          ))}
        </ul>
      )}
      <Card className="p-5">
        <AddPasskeyForm suggestion={describeDevice(user_agent)} />
      </Card>
    </AccountSection>
  );
}

function PasskeyItem({ passkey, isLast }: { passkey: OwnPasskey; isLast: boolean }) {
  const { id, name, isBackedUp, createdAt, lastUsedAt } = passkey;
  return (
    <li className="flex items-center gap-3 px-4 py-3">
      <KeyRound aria-hidden="true" className="size-5 shrink-0 text-muted-foreground" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 font-medium">
          <span className="min-w-0 break-words">{name}</span>
          <Badge>{isBackedUp ? "Synced" : "On one device"}</Badge>
        </p>
        <p className="text-sm break-words text-muted-foreground">
          Added <RelativeTime value={createdAt} /> ·{" "}
          {lastUsedAt ? (
            <>
              Last used <RelativeTime value={lastUsedAt} />
            </>
          ) : (
            "Not used yet"
          )}
        </p>
      </div>
      <PasskeyMenu id={id} name={name} isLast={isLast} />
    </li>
  );
}
