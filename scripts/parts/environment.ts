// The only place that decides which environment the app gets from our commands. What a person has set always wins, except in tests.
import { existsSync, readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import type { Environment } from "./children.ts";

const files = [".env.local", ".env"];

/** Takes over a person's own files; what the process has already stays. */
export function loadPersonalFiles() {
  for (const file of files) if (existsSync(file)) process.loadEnvFile(file);
}

/** What the app needs besides the databases, as far as the person has not said otherwise. */
export function appEnvironment(port: number, auth: string): Environment {
  const { APP_URL, AUTH_SECRET, MAILBOX, SMTP_URL, DEMO, DATABASE_URL } = process.env;
  return {
    PORT: String(port),
    APP_URL: APP_URL || `http://localhost:${port}`,
    AUTH_SECRET: AUTH_SECRET || auth,
    MAILBOX: MAILBOX ?? (SMTP_URL ? "" : "1"),
    DEMO: DEMO ?? (DATABASE_URL ? "" : "1"),
  };
}

/** The same for tests. A variable that the person's files set is emptied, or Next would read it there. */
export function testEnvironment(
  port: number,
  auth: string,
  urls: { app: string; owner: string },
): Environment {
  const personal = files
    .filter((file) => existsSync(file))
    .flatMap((file) => Object.keys(parseEnv(readFileSync(file, "utf8"))));
  const ours = [
    "SMTP_URL",
    "MAIL_FROM",
    "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY",
    "WORKER",
    "LOG_LEVEL",
    "DATABASE_POOL",
    "DATABASE_PREPARE",
    "AUTH_GOOGLE_ID",
    "AUTH_GOOGLE_SECRET",
    "AUTH_GITHUB_ID",
    "AUTH_GITHUB_SECRET",
    "OIDC_ISSUER",
    "OIDC_CLIENT_ID",
    "OIDC_CLIENT_SECRET",
    "OIDC_NAME",
  ];
  return {
    ...Object.fromEntries([...personal, ...ours].map((name) => [name, undefined])),
    ...Object.fromEntries(personal.map((name) => [name, ""])),
    PORT: String(port),
    APP_URL: `http://localhost:${port}`,
    AUTH_SECRET: auth,
    DATABASE_URL: urls.app,
    DATABASE_MIGRATION_URL: urls.owner,
    MAILBOX: "1",
    DEMO: "1",
  };
}
