/** How an authority ends: each change, made as it is made in the app, by somebody else or in another browser; and all of it taken back. */
import { expect } from "vitest";
import { asAdmin } from "@/db/testing/connections";
import { hashSession } from "@/lib/auth/cookies";
import { newSecret } from "@/lib/secret";
import type { Entrance } from "./entrances";
import { actionManifest } from "./inventory";
import { templateVersion } from "./outside";
import { cookiesOf, restoreOrganization } from "./play";
import { postAction, type Server } from "./send";
import { organizationName, type Person, type Stage } from "./stage";

type Scene = {
  server: Server;
  stage: Stage;
  entrances: Entrance[];
  /** An admin of the organization under attack, who loses it. */
  person: Person;
  staff: Person;
  /** What admins lose when the template changes. */
  permissions: string[];
};

/** Each resolves once it is acknowledged. */
export function makeChanges({ server, stage, entrances, person, staff, permissions }: Scene) {
  const { acme } = stage;
  const lost = permissions.map((permission) => ({ role_key: "admin", permission }));

  const asTheOwner = async (name: string, input: object): Promise<void> => {
    const found = entrances.find((each) => each.name.endsWith(`#${name}`)) as Entrance;
    const cookies = await cookiesOf(stage, "owner", "fresh", acme);
    const sent = { id: found.action?.id ?? "", path: found.path(acme.slug) };
    expect((await postAction(server, sent, [acme.slug, input], cookies)).outcome).toBe("done");
  };
  const send = async (name: string, input: object, session: string): Promise<void> => {
    const found = actionManifest().find((each) => each.name.endsWith(`#${name}`));
    const sent = { id: found?.id ?? "", path: found?.page ?? "" };
    expect((await postAction(server, sent, [input], { session })).outcome).toBe("done");
  };
  /** The person ends it in another browser. */
  const endSession = async (): Promise<void> => {
    const cookie = newSecret();
    const [lives] = await asAdmin`select id from sessions where token_hash = ${hashSession(person.cookie)}`;
    await asAdmin`insert into sessions (user_id, token_hash, amr, expires_at)
      values (${person.id}, ${hashSession(cookie)}, '[]', now() + interval '1 day')`;
    await send("endSessionAction", { id: lives?.id }, cookie);
  };
  /** Staff take the permissions from the role. */
  const changeTemplate = async (): Promise<void> => {
    const ticks = lost.map(({ role_key, permission }) => ({ roleKey: role_key, permission, held: false }));
    await send("saveTicksAction", { ...(await templateVersion()), ticks }, staff.cookie);
  };
  const giveBack = async (): Promise<void> => {
    await asAdmin`insert into role_permissions ${asAdmin(lost)} on conflict do nothing`;
  };

  const changes: Record<string, () => Promise<unknown>> = {
    removal: () => asTheOwner("removeMemberAction", { userId: person.id }),
    suspension: () => asTheOwner("suspendMemberAction", { userId: person.id }),
    demotion: () => asTheOwner("changeRoleAction", { userId: person.id, roleKey: "viewer" }),
    "session ended": endSession,
    "template changed": changeTemplate,
  };
  const changesOfPrograms = {
    "organization deleted": () =>
      asTheOwner("deleteOrganizationAction", { name: organizationName(acme.canary) }),
    "person disabled": () => send("disableUserAction", { id: person.id }, staff.cookie),
    "key revoked": (key: string) => asTheOwner("revokeApiKeyAction", { id: key }),
    "personal token revoked": (id: string) => send("revokeAccessTokenAction", { id }, person.cookie),
  };

  /** Everything as it was before the first round. */
  const restore = async (): Promise<void> => {
    await asAdmin`delete from rate_limits`;
    await asAdmin`update sessions set revoked_at = null where user_id = ${person.id}`;
    await asAdmin`update users set disabled_at = null where id = ${person.id}`;
    await asAdmin`update memberships set role_key = 'admin', state = 'active'
      where organization_id = ${acme.id} and user_id = ${person.id}`;
    await restoreOrganization(acme);
    await giveBack();
    // What the rounds wrote would push the rows with the canary off the first page.
    await asAdmin`delete from events where organization_id = ${acme.id} and actor_id is not null and target_name not like 'canary%'`;
  };
  return { changes, changesOfPrograms, restore, giveBack };
}
