/** Makes somebody staff, or takes it back, and says so in a sentence: `staff.ts add|remove person@example.com`. */
import postgres from "postgres";
import { emailInput } from "@/lib/auth/input";
import { addStaff, linkLifetime, removeStaff } from "./staff-members";

const [verb = "", address = ""] = process.argv.slice(2);
const { DATABASE_MIGRATION_URL: url, APP_URL: origin = "" } = process.env;
const email = emailInput.safeParse(address);

if (!url) {
  stop("DATABASE_MIGRATION_URL is not set: it names the database as the role that owns the tables.");
} else if (!["add", "remove"].includes(verb) || !email.success) {
  stop("Say add or remove, and one address: add person@example.com");
} else {
  const owner = postgres(url, { max: 1, onnotice: () => {} });
  try {
    console.log(verb === "add" ? await add(owner, email.data) : await remove(owner, email.data));
  } catch (error) {
    stop(`Nothing was changed: ${error instanceof Error ? error.message : error}`);
  } finally {
    await owner.end();
  }
}

async function add(owner: postgres.Sql, email: string): Promise<string> {
  const { outcome, token } = await addStaff(owner, email);
  if (outcome === "was-staff") return `${email} is staff already.`;
  if (!token) return `${email} is staff now: their pages are at ${origin}/admin.`;
  const link = `${origin}/reset-password/${token}`;
  return `${email} is staff now. They had no account; here they choose a password, within ${linkLifetime} hours:\n${link}`;
}

async function remove(owner: postgres.Sql, email: string): Promise<string> {
  return (await removeStaff(owner, email)) ? `${email} is no longer staff.` : `${email} is not staff.`;
}

function stop(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}
