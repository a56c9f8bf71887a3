import { KeyRound } from "lucide-react";
import { RelativeTime } from "@/components/relative-time";
import { Alert } from "@/components/ui/alert";
import type { OwnIdentity } from "@/db/queries/identities";
import { type LegEnd, legEnds } from "@/lib/auth/leg-ends";
import { listProviders, providerName } from "@/lib/auth/providers";
import { AccountSection } from "../account-page";
import { ConnectButton, DisconnectButton } from "./connections";

interface IdentityListProps {
  identities: OwnIdentity[];
  /** How the way to such a service ended, for who just came back from one. */
  end: LegEnd | undefined;
}

/** Nothing where no service is configured and none is connected. */
export function IdentityList({ identities, end }: IdentityListProps) {
  const connected = new Set(identities.map(({ provider }) => provider));
  const others = listProviders().filter(({ id }) => !connected.has(id));
  if (identities.length + others.length === 0) return null;
  return (
    <AccountSection
      id="identities"
      title="Sign-in with other services"
      description="Connect a service, and you can sign in with it. Nobody is connected by an address alone."
    >
      {end && (
        <Alert role="alert" variant={end === "connected" ? "success" : "warning"}>
          {legEnds[end]}
        </Alert>
      )}
      <ul aria-labelledby="identities" className="divide-y rounded-lg border bg-card shadow-xs">
        {identities.map((identity) => (
          <IdentityItem key={identity.id} identity={identity} />
        ))}
        {others.map(({ id, name }) => (
          <Row key={id} name={name} facts="Not connected" action={<ConnectButton id={id} name={name} />} />
        ))}
      </ul>
    </AccountSection>
  );
}

function IdentityItem({ identity }: { identity: OwnIdentity }) {
  const name = providerName(identity.issuer);
  const { email, createdAt, lastUsedAt } = identity;
  return (
    <Row
      name={name}
      facts={
        <>
          {email && <>{email} · </>}
          Connected <RelativeTime value={createdAt} />
          {lastUsedAt && (
            <>
              {" "}
              · Last used <RelativeTime value={lastUsedAt} />
            </>
          )}
        </>
      }
      action={<DisconnectButton id={identity.id} name={name} />}
    />
  );
}

interface RowProps {
  name: string;
  facts: React.ReactNode;
  action: React.ReactNode;
}

function Row({ name, facts, action }: RowProps) {
  return (
    <li className="flex items-center gap-3 px-4 py-3">
      <KeyRound aria-hidden="true" className="size-5 shrink-0 text-muted-foreground" />
      <div className="min-w-0 flex-1">
        <p className="font-medium break-words">{name}</p>
        <p className="text-sm break-words text-muted-foreground">{facts}</p>
      </div>
      {action}
    </li>
  );
}
