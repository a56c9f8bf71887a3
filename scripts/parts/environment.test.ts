import { afterEach, expect, test, vi } from "vitest";
import { appEnvironment, testEnvironment } from "./environment.ts";

const names = ["APP_URL", "AUTH_SECRET", "MAILBOX", "SMTP_URL", "DEMO", "DATABASE_URL"];

function given(variables: Record<string, string>) {
  for (const name of names) vi.stubEnv(name, variables[name]);
}

afterEach(() => vi.unstubAllEnvs());

test("with nothing set, the app gets all that it takes to begin", () => {
  given({});
  expect(appEnvironment(3100, "made up")).toEqual({
    PORT: "3100",
    APP_URL: "http://localhost:3100",
    AUTH_SECRET: "made up",
    MAILBOX: "1",
    DEMO: "1",
  });
});

test("what a person has set wins", () => {
  given({ APP_URL: "http://app.test:3100", AUTH_SECRET: "own", MAILBOX: "0", DEMO: "0" });
  expect(appEnvironment(3100, "made up")).toMatchObject({
    APP_URL: "http://app.test:3100",
    AUTH_SECRET: "own",
    MAILBOX: "0",
    DEMO: "0",
  });
});

test("with a mail server mail leaves, and a database of one's own gets no demo people", () => {
  given({ SMTP_URL: "smtp://mail.test", DATABASE_URL: "postgres://db.test/app" });
  expect(appEnvironment(3100, "made up")).toMatchObject({ MAILBOX: "", DEMO: "" });
});

test("tests never reach a person's database or mail server", () => {
  given({
    SMTP_URL: "smtp://mail.test",
    DATABASE_URL: "postgres://db.test/app",
    APP_URL: "https://app.test",
  });
  const env = {
    ...process.env,
    ...testEnvironment(3100, "made up", { app: "postgres://a", owner: "postgres://o" }),
  };
  expect(env).toMatchObject({ DATABASE_URL: "postgres://a", DATABASE_MIGRATION_URL: "postgres://o" });
  expect(env.APP_URL).toBe("http://localhost:3100");
  expect(env.SMTP_URL).toBeFalsy();
});
