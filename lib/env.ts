/** The only place that reads the environment: validated once, at the first call, with a sentence for each wrong variable. */
import "server-only";
import { z } from "zod";

/** Known without the rest: the build renders pages where nothing is set yet. */
export const isDevelopment = process.env.NODE_ENV === "development";

const flag = z
  .enum(["0", "1"], { error: 'set it to "1", or leave it out' })
  .default("0")
  .transform((value) => value === "1");

/** A way to sign in with another service is there when all of its variables are; a part of them is a mistake. */
const providerVariables = [
  ["AUTH_GOOGLE_ID", "AUTH_GOOGLE_SECRET"],
  ["AUTH_GITHUB_ID", "AUTH_GITHUB_SECRET"],
  ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"],
] as const;

const schema = z
  .object({
    NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
    APP_URL: z
      .url({ protocol: /^https?$/, error: "set it to the address people open, like https://app.example.com" })
      .transform((value) => new URL(value).origin),
    AUTH_SECRET: z
      .string({ error: "set it to 32 or more random characters (openssl rand -base64 32)" })
      .min(32, {
        error: "make it 32 or more random characters (openssl rand -base64 32)",
      }),
    DATABASE_URL: z.url({
      protocol: /^postgres(ql)?$/,
      error: "set it to the app role's connection string, like postgres://app_user:…@host:5432/app",
    }),
    DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(10),
    DATABASE_PREPARE: z.enum(["on", "off"], { error: 'set it to "on" or "off"' }).default("on"),
    SMTP_URL: z
      .url({ protocol: /^smtps?$/, error: "set it like smtps://user:password@mail.example.com:465" })
      .optional(),
    MAIL_FROM: z.string().optional(),
    MAILBOX: flag,
    DEMO: flag,
    WORKER: z
      .enum(["in-process", "none"], { error: 'set it to "in-process" or "none"' })
      .default("in-process"),
    AUTH_GOOGLE_ID: z.string().optional(),
    AUTH_GOOGLE_SECRET: z.string().optional(),
    AUTH_GITHUB_ID: z.string().optional(),
    AUTH_GITHUB_SECRET: z.string().optional(),
    OIDC_ISSUER: z
      .url({
        protocol: /^https?$/,
        error: "set it to the provider's issuer, like https://login.example.com",
      })
      .optional(),
    OIDC_CLIENT_ID: z.string().optional(),
    OIDC_CLIENT_SECRET: z.string().optional(),
    OIDC_NAME: z
      .string()
      .max(40, { error: "make it 40 characters or less: it stands on a button" })
      .optional(),
    LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
  })
  .superRefine((value, context) => {
    const refuse = (name: string, message: string) =>
      context.addIssue({ code: "custom", path: [name], message });
    const loopback = isLoopback(value.APP_URL);
    const production = value.NODE_ENV === "production";
    if (production && !loopback && !value.APP_URL.startsWith("https:"))
      refuse("APP_URL", "make it https: over http anyone on the way reads the session cookie");
    if (!loopback && value.DEMO) refuse("DEMO", "leave it out: its people have a published password");
    if (production && !loopback && value.MAILBOX)
      refuse("MAILBOX", "leave it out: it shows every mail to everyone");
    if (production && !value.SMTP_URL && !value.MAILBOX)
      refuse("SMTP_URL", "set it to the mail server, like smtps://user:password@mail.example.com:465");
    if (value.OIDC_ISSUER?.startsWith("http:") && !isLoopback(value.OIDC_ISSUER))
      refuse("OIDC_ISSUER", "make it https: over http anyone on the way signs in as whom they like");
    for (const names of providerVariables) {
      const missing = names.filter((name) => !value[name]);
      if (missing.length === names.length) continue;
      const others = names.filter((name) => value[name]).join(" and ");
      for (const name of missing) refuse(name, `set it too, or leave out ${others}`);
    }
  });

export type Env = z.infer<typeof schema>;

let cached: Env | undefined;

/** The validated environment. Throws one error that names every wrong variable and how to set it. */
export function env(): Env {
  if (!cached) {
    cached = parseEnv(process.env);
    // next-auth reads this one itself; without it, it would believe the Host header.
    process.env.AUTH_URL = cached.APP_URL;
  }
  return cached;
}

/** Validates a set of variables; exported for its test. */
export function parseEnv(variables: Record<string, string | undefined>): Env {
  // A variable that is set to nothing is not set.
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const result = schema.safeParse(set);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`The environment is not complete. See .env.example.\n${lines.join("\n")}`);
}

/** Whether an address leads to the very machine that asks. */
export function isLoopback(url: string): boolean {
  return ["localhost", "127.0.0.1", "[::1]"].includes(URL.parse(url)?.hostname ?? "");
}
