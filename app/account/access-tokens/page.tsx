import type { Metadata } from "next";
import { describeKey, isOver } from "@/app/_keys/key-item";
import { KeySection } from "@/app/_keys/key-section";
import { listAccessTokens } from "@/db/queries/personal-access-tokens";
import { asUser } from "@/db/wall";
import { listGrantable } from "@/lib/account/access-tokens";
import { firstRequestsOfToken } from "@/lib/api/first-request";
import { personalChoices } from "@/lib/api-keys/choices";
import { requireUser } from "@/lib/auth/session";
import { brand } from "@/lib/brand";
import { env } from "@/lib/env";
import { accessTokensPath } from "@/lib/paths";
import { AccountPage } from "../account-page";
import { createAccessTokenAction, replaceAccessTokenAction, revokeAccessTokenAction } from "./actions";

export const metadata: Metadata = { title: "Your account: personal access tokens" };

const workspace = brand.workspace.one;

/** What programs of a person's own prove themselves by. */
export default async function AccessTokensPage() {
  const user = await requireUser("read:access-token");
  const canMake = user.permissions.has("create:access-token");
  const canRevoke = user.permissions.has("revoke:access-token");
  const { tokens, grantable } = await asUser(user.userId, async (tx) => ({
    tokens: await listAccessTokens(tx),
    grantable: await listGrantable(tx, user),
  }));
  const items = tokens.map((token) => ({
    ...describeKey(token, grantable, grantable),
    canReplace: canMake && token.state === "active",
    canRevoke: canRevoke && !isOver(token),
  }));
  return (
    <AccountPage here={accessTokensPath}>
      <KeySection
        title="Personal access tokens"
        description={`For programs of your own. A token works in each ${workspace} that you are a member of, with what you may do there, and ends there with your membership.`}
        words={{ one: "personal access token", requests: firstRequestsOfToken(env().APP_URL) }}
        items={items}
        {...(canMake && {
          making: { choices: personalChoices(grantable), action: createAccessTokenAction },
        })}
        empty={`A token stands for you where you cannot sign in. Its first request may be this one, which asks who you are. For one ${workspace} a program trades it for a pass that is good for five minutes.`}
        replace={replaceAccessTokenAction}
        revoke={revokeAccessTokenAction}
      />
    </AccountPage>
  );
}
