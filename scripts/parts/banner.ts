// The only place that greets: the address, the mailbox, who may sign in and where the data lies.
import { brand } from "../../lib/brand.ts";
import type { Environment } from "./children.ts";
import type { Database } from "./database.ts";
import { demo } from "./demo.ts";

export function banner(env: Environment, { where }: Database) {
  const lines = [["Open", env.APP_URL]];
  if (env.MAILBOX === "1")
    lines.push(["Mailbox", `${env.APP_URL}/dev/mailbox`], ["E-mails", `${env.APP_URL}/dev/emails`]);
  if (env.DEMO === "1") {
    lines.push(
      ["Sign in as", demo.people.map((person) => person.email).join(", ")],
      ["Password", demo.password],
      ["Staff", `${demo.staff}, at ${env.APP_URL}/admin`],
    );
  }
  if (env.OIDC_ISSUER) lines.push(["Provider", `${env.OIDC_ISSUER}, as another service to sign in with`]);
  lines.push(["Data", where], ["Stop", "Ctrl-C stops everything; the data stays"]);
  const text = lines.map(([label, value]) => `  ${label?.padEnd(11)} ${value}`).join("\n");
  process.stdout.write(`\n  ${brand.name} is ready.\n\n${text}\n\n`);
}
