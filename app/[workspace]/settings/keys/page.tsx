import type { Metadata } from "next";
import { describeKey, isOver, type KeyItem } from "@/app/_keys/key-item";
import { KeySection } from "@/app/_keys/key-section";
import { type ApiKey, listApiKeys } from "@/db/queries/api-keys";
import type { Tx } from "@/db/wall";
import { firstRequestsOfKey } from "@/lib/api/first-request";
import { organizationChoices } from "@/lib/api-keys/choices";
import { brand } from "@/lib/brand";
import { env } from "@/lib/env";
import { can } from "@/lib/organization/grants";
import { inOrganization } from "@/lib/organization/in-organization";
import { workspacePath } from "@/lib/paths";
import { SettingsFrame } from "../settings-frame";
import { createApiKeyAction, replaceApiKeyAction, revokeApiKeyAction } from "./actions";

export const metadata: Metadata = { title: "API keys" };

const workspace = brand.workspace.one;

/** What programs of the workspace prove themselves by. */
export default async function ApiKeysPage({ params }: PageProps<"/[workspace]/settings/keys">) {
  const { workspace: slug } = await params;
  const { items, choices } = await inOrganization(slug, "read:api-key", async (tx) => ({
    items: (await listApiKeys(tx)).map((key) => itemOf(tx, key)),
    choices: can(tx, "create:api-key") ? organizationChoices(tx.permissions) : undefined,
  }));
  return (
    <SettingsFrame slug={slug} here={workspacePath(slug, "settings", "keys")}>
      <KeySection
        title="API keys"
        description={`For programs that work with this ${workspace}, and no other. A key can never do more than who made it may at that moment, and ends when they are no longer a member.`}
        words={{ one: "API key", requests: firstRequestsOfKey(env().APP_URL) }}
        items={items}
        {...(choices && { making: { choices, action: createApiKeyAction.bind(null, slug) } })}
        empty={`A key lets a program in, with the permissions that you choose. Its first request may be this one, which asks what the ${workspace} is called.`}
        replace={replaceApiKeyAction.bind(null, slug)}
        revoke={revokeApiKeyAction.bind(null, slug)}
      />
    </SettingsFrame>
  );
}

function itemOf(tx: Tx, { held, makerState, ...key }: ApiKey): KeyItem {
  const hold = isOver(key) ? undefined : holds[makerState]?.(key.makerName);
  const item = { ...describeKey(key, new Set(held), tx.permissions), ...(hold && { hold }) };
  return {
    ...item,
    canReplace: can(tx, "create:api-key") && key.state === "active" && !hold?.isFinal,
    canRevoke: can(tx, "revoke:api-key") && !isOver(item),
  };
}

const holds: Record<ApiKey["makerState"], ((name: string) => NonNullable<KeyItem["hold"]>) | undefined> = {
  active: undefined,
  removed: (name) => ({ badge: "Ended", reason: `Ended: ${name} is no longer a member.`, isFinal: true }),
  suspended: (name) => ({ badge: "On hold", reason: `On hold: ${name} is suspended.`, isFinal: false }),
  barred: (name) => ({ badge: "On hold", reason: `On hold: ${name} cannot sign in.`, isFinal: false }),
};
