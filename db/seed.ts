/** The demo: people, three workspaces, what happened there in two weeks; one of them is staff. Only with DEMO=1, and only where APP_URL is loopback. */
import postgres from "postgres";
import { hashPassword } from "@/lib/auth/password";
import { env } from "@/lib/env";
import { hashSecret, newSecret } from "@/lib/secret";
import { closeDatabase } from "./client";
import demo from "./demo.json";
import { createDemoProjects } from "./demo-projects";
import { actAs, before, type DemoPerson, recordPast } from "./demo-record";
import { putInvitation } from "./queries/invitations";
import { createOrganization } from "./queries/organizations";
import { createUser, findSignIn } from "./queries/users";
import { memberships } from "./schema/memberships";
import { addStaff } from "./staff-members";
import { asNewUser, asUser, enterNewOrganization, type Tx } from "./wall";

/** Who is in by which role, since how many days, and when they were last there. */
type Joined = { roleKey: string; daysAgo: number; lastActive?: number };

const workspaces: Array<{
  slug: string;
  name: string;
  daysAgo: number;
  joined: Record<string, Joined>;
  invited: Record<string, string>;
}> = [
  {
    slug: "acme",
    name: "Acme",
    daysAgo: 13.4,
    joined: {
      alice: { roleKey: "admin", daysAgo: 13.2 },
      bob: { roleKey: "member", daysAgo: 12.3, lastActive: 0.01 },
      dana: { roleKey: "admin", daysAgo: 12.1, lastActive: 0.2 },
      emeka: { roleKey: "member", daysAgo: 11.9, lastActive: 0.002 },
      freya: { roleKey: "member", daysAgo: 8.3, lastActive: 1.1 },
      hiro: { roleKey: "member", daysAgo: 8.2, lastActive: 0.4 },
      ines: { roleKey: "viewer", daysAgo: 5.1, lastActive: 4.6 },
      jonas: { roleKey: "member", daysAgo: 2.2, lastActive: 0.9 },
    },
    invited: { "lena@example.com": "member", "milo@example.com": "viewer" },
  },
  {
    slug: "globex",
    name: "Globex",
    daysAgo: 9,
    joined: { alice: { roleKey: "member", daysAgo: 8.8 }, freya: { roleKey: "admin", daysAgo: 8.5 } },
    invited: { "bob@example.com": "viewer" },
  },
  {
    slug: "initech",
    name: "Initech",
    daysAgo: 4,
    joined: { alice: { roleKey: "viewer", daysAgo: 3.5 } },
    invited: {},
  },
];

if (!env().DEMO) {
  console.error("DEMO is not set: the demo people have a published password and belong nowhere else.");
  process.exitCode = 1;
} else if (await findSignIn("carol@example.com")) {
  console.log("The demo data is there already.");
} else {
  const passwordHash = await hashPassword(demo.password);
  const people = new Map<string, DemoPerson>();
  for (const person of [...demo.people, ...demo.colleagues])
    people.set(person.email.split("@")[0] ?? "", await createPerson(person, passwordHash));
  for (const workspace of workspaces) await createWorkspace(workspace, people);
  await makeStaff();
  console.log(`Demo data: ${workspaces.map((each) => each.slug).join(", ")}.`);
}
await closeDatabase();

async function createPerson(
  { name, email }: { name: string; email: string },
  passwordHash: string,
): Promise<DemoPerson> {
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
  { slug, name, daysAgo, joined, invited }: (typeof workspaces)[number],
  people: Map<string, DemoPerson>,
): Promise<void> {
  const carol = people.get("carol");
  if (!carol) throw new Error("The demo has no Carol.");
  await asUser(carol.userId, async (userTx) => {
    const tx = await enterNewOrganization(userTx);
    await createOrganization(tx, { slug, name });
    await join(tx, carol, "created", { roleKey: "owner", daysAgo, lastActive: 0.1 });
    await record(tx, "organization.created", tx.organizationId, name, daysAgo);
    for (const [key, as] of Object.entries(joined)) {
      const person = people.get(key);
      if (!person) continue;
      await record(tx, "invitation.sent", person.userId, person.email, as.daysAgo + 0.1);
      await actAs(tx, person);
      await join(tx, person, "invitation", as);
      await record(tx, "invitation.accepted", person.userId, person.email, as.daysAgo);
      await actAs(tx, carol);
    }
    for (const [email, roleKey] of Object.entries(invited)) {
      // Its link is in no mail: it waits in the chooser and the switcher.
      const tokenHash = hashSecret("invitation", newSecret());
      const id = await putInvitation(tx, { email, roleKey, tokenHash });
      await record(tx, "invitation.sent", id, email, 0);
    }
    await createDemoProjects(tx, slug, people);
  });
}

async function join(
  tx: Tx,
  { name, email }: DemoPerson,
  source: "created" | "invitation",
  { roleKey, daysAgo, lastActive }: Joined,
): Promise<void> {
  await tx.insert(memberships).values({
    userId: tx.userId,
    roleKey,
    name,
    email,
    source,
    createdAt: before(daysAgo),
    lastActiveAt: lastActive === undefined ? null : before(lastActive),
  });
}

function record(tx: Tx, action: string, targetId: string, targetName: string, daysAgo: number) {
  const targetType = action.split(".")[0] ?? "";
  return recordPast(tx, { action, targetType, targetId, targetName }, daysAgo);
}
