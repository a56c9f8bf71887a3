/** The demo: four people, three workspaces, what three of them did there; the fourth is staff. Only with DEMO=1, and only where APP_URL is loopback. */
import { sql } from "drizzle-orm";
import postgres from "postgres";
import { hashPassword } from "@/lib/auth/password";
import { env } from "@/lib/env";
import { hashSecret, newSecret } from "@/lib/secret";
import { closeDatabase } from "./client";
import demo from "./demo.json";
import { createDemoProjects } from "./demo-projects";
import { recordEvent } from "./queries/events";
import { putInvitation } from "./queries/invitations";
import { createMembership } from "./queries/memberships";
import { createOrganization } from "./queries/organizations";
import { createUser, findSignIn } from "./queries/users";
import { addStaff } from "./staff-members";
import { asNewUser, asUser, enterNewOrganization, type Tx } from "./wall";

type Person = { userId: string; name: string; email: string };

const workspaces = [
  {
    slug: "acme",
    name: "Acme",
    roles: { alice: "admin", bob: "member" },
    invited: {},
  },
  {
    slug: "globex",
    name: "Globex",
    roles: { alice: "member" },
    invited: { bob: "viewer" },
  },
  {
    slug: "initech",
    name: "Initech",
    roles: { alice: "viewer" },
    invited: {},
  },
];

const context = { ip: null, user_agent: null, session_id: null, request_id: null };

if (!env().DEMO) {
  console.error("DEMO is not set: the demo people have a published password and belong nowhere else.");
  process.exitCode = 1;
} else if (await findSignIn("carol@example.com")) {
  console.log("The demo data is there already.");
} else {
  const passwordHash = await hashPassword(demo.password);
  const people = new Map<string, Person>();
  for (const person of demo.people)
    people.set(person.email.split("@")[0] ?? "", await createPerson(person, passwordHash));
  for (const workspace of workspaces) await createWorkspace(workspace, people);
  await makeStaff();
  console.log(`Demo data: ${workspaces.map((each) => each.slug).join(", ")}.`);
}
await closeDatabase();

async function createPerson(
  { name, email }: { name: string; email: string },
  passwordHash: string,
): Promise<Person> {
  return asNewUser(async (tx) => {
    await createUser(tx, { name, address: email, email, passwordHash, isVerified: true });
    return { userId: tx.userId, name, email };
  });
}

/** Only the owner of the tables can. */
async function makeStaff(): Promise<void> {
  const { DATABASE_MIGRATION_URL: url } = process.env;
  if (!url) return console.log(`DATABASE_MIGRATION_URL is not set: ${demo.staff} is not staff.`);
  const owner = postgres(url, { max: 1, onnotice: () => {} });
  await addStaff(owner, demo.staff).finally(() => owner.end());
}

async function createWorkspace(
  workspace: (typeof workspaces)[number],
  people: Map<string, Person>,
): Promise<void> {
  const carol = people.get("carol");
  if (!carol) throw new Error("The demo has no Carol.");
  await asUser(carol.userId, async (userTx) => {
    const tx = await enterNewOrganization(userTx);
    await createOrganization(tx, workspace);
    await join(tx, carol, "owner", "created");
    await record(tx, "organization.created", "organization", tx.organizationId, workspace.name);
    for (const [key, roleKey] of Object.entries(workspace.roles)) {
      const person = people.get(key);
      if (!person) continue;
      await actAs(tx, person);
      await join(tx, person, roleKey, "invitation");
      await record(tx, "invitation.accepted", "invitation", person.userId, person.email);
      await actAs(tx, carol);
    }
    for (const [key, roleKey] of Object.entries(workspace.invited)) {
      const email = people.get(key)?.email ?? "";
      // Its link is in no mail: it waits in the chooser and the switcher.
      const tokenHash = hashSecret("invitation", newSecret());
      const id = await putInvitation(tx, { email, roleKey, tokenHash });
      await record(tx, "invitation.sent", "invitation", id, email);
    }
    await createDemoProjects(tx, workspace.slug, context);
  });
}

async function join(
  tx: Tx,
  person: Person,
  roleKey: string,
  source: "created" | "invitation",
): Promise<void> {
  await createMembership(tx, { roleKey, name: person.name, email: person.email, source });
}

/** One transaction makes the workspace whole; who acts in it changes. */
async function actAs(tx: Tx, person: Person): Promise<void> {
  await tx.execute(sql`select set_config('app.user_id', ${person.userId}, true)`);
  Object.assign(tx, { userId: person.userId });
}

async function record(
  tx: Tx,
  action: string,
  targetType: string,
  targetId: string,
  targetName: string,
): Promise<void> {
  await recordEvent(tx, { action, targetType, targetId, targetName, context });
}
