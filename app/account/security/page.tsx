import type { Metadata } from "next";
import Link from "next/link";
import { z } from "zod";
import { Card } from "@/components/ui/card";
import { findFactors } from "@/db/queries/factors";
import { listIdentities } from "@/db/queries/identities";
import { listPasskeys } from "@/db/queries/passkeys";
import { listSecurityEvents } from "@/db/queries/security-events";
import { listSessions } from "@/db/queries/sessions";
import { findTotpSince } from "@/db/queries/totp";
import { asUser } from "@/db/wall";
import { hasStrong } from "@/lib/auth/fresh-proof";
import { readLegEnd } from "@/lib/auth/leg-ends";
import { requireUser } from "@/lib/auth/session";
import { accessTokensPath, securityPath } from "@/lib/paths";
import { AccountPage, AccountSection } from "../account-page";
import { IdentityList } from "./identity-list";
import { Passkeys } from "./passkeys";
import { PasswordForm } from "./password-form";
import { RecoveryCodes } from "./recovery-codes";
import { SecondStep } from "./second-step";
import { SecurityEvents } from "./security-events";
import { SessionList } from "./session-list";

export const metadata: Metadata = { title: "Your account: security" };

/** What comes garbled in the address is as if it were not there. */
const queryInput = z.object({
  before: z.uuid().optional().catch(undefined),
  provider: z.string().optional().catch(undefined),
});

/** How a person comes in, where they are signed in, and what happened. */
export default async function SecurityPage({ searchParams }: PageProps<"/account/security">) {
  const user = await requireUser(
    "change:password",
    "read:passkey",
    "read:identity",
    "read:session",
    "read:security-event",
  );
  const { before, provider } = queryInput.parse(await searchParams);
  const { factors, passkeys, totpSince, identities, sessions, events, older } = await asUser(
    user.userId,
    async (tx) => ({
      factors: await findFactors(tx),
      passkeys: await listPasskeys(tx),
      totpSince: await findTotpSince(tx),
      identities: await listIdentities(tx),
      sessions: await listSessions(tx),
      ...(await listSecurityEvents(tx, before)),
    }),
  );
  return (
    <AccountPage here={securityPath}>
      <AccountSection
        id="password"
        title="Password"
        description={
          <>
            {factors.hasPassword
              ? "A new one ends every other session. "
              : "You have none, and come in by other ways. One ends every other session. "}
            <Link
              href={accessTokensPath}
              className="font-medium text-primary-text underline-offset-4 hover:underline"
            >
              Personal access tokens
            </Link>{" "}
            go on.
          </>
        }
      >
        <Card className="p-5">
          <PasswordForm email={user.email} hasPassword={factors.hasPassword} />
        </Card>
      </AccountSection>
      <Passkeys passkeys={passkeys} />
      <SecondStep since={totpSince} />
      {hasStrong(factors) && <RecoveryCodes left={factors.recoveryCodes} />}
      <IdentityList identities={identities} end={readLegEnd(provider)} />
      <SessionList sessions={sessions} currentId={user.sessionId} />
      <SecurityEvents events={events} before={before} older={older} />
    </AccountPage>
  );
}
