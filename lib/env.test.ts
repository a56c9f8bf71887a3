import { expect, test } from "vitest";
import { parseEnv } from "./env";

const complete = {
  NODE_ENV: "production",
  APP_URL: "https://app.example.com/",
  AUTH_SECRET: "0123456789".repeat(4),
  DATABASE_URL: "postgres://app_user:x@db:5432/app",
  SMTP_URL: "smtps://mail.example.com",
};

test("a complete environment is taken", () => {
  expect(parseEnv(complete)).toMatchObject({
    APP_URL: "https://app.example.com",
    MAILBOX: false,
    WORKER: "in-process",
  });
});

test.each(["APP_URL", "AUTH_SECRET", "DATABASE_URL", "SMTP_URL"])(
  "without %s it is refused by name",
  (name) => {
    expect(() => parseEnv({ ...complete, [name]: undefined })).toThrow(new RegExp(`^.*\\n  ${name}: `));
  },
);

test.each([
  ["AUTH_SECRET", "short"],
  ["APP_URL", "app.example.com"],
  ["APP_URL", "ftp://app.example.com"],
  ["APP_URL", "http://app.example.com"],
  ["DATABASE_URL", "mysql://db"],
  ["SMTP_URL", "https://mail.example.com"],
  ["WORKER", "sometimes"],
  ["MAILBOX", "yes"],
  ["OIDC_ISSUER", "login.example.com"],
  ["OIDC_ISSUER", "http://login.example.com"],
])("%s=%s is refused by name", (name, value) => {
  expect(() => parseEnv({ ...complete, [name]: value })).toThrow(new RegExp(`  ${name}: `));
});

test.each(["MAILBOX", "DEMO"])("production refuses %s", (name) => {
  expect(() => parseEnv({ ...complete, [name]: "1" })).toThrow(new RegExp(`  ${name}: leave it out`));
});

test.each(["http://localhost:3000", "http://127.0.0.1:3000", "http://[::1]:3000"])(
  "but not on %s",
  (APP_URL) => {
    expect(parseEnv({ ...complete, APP_URL, SMTP_URL: undefined, MAILBOX: "1", DEMO: "1" })).toMatchObject({
      DEMO: true,
    });
  },
);

test("a variable that is set to nothing is not set", () => {
  const empty = {
    DATABASE_POOL: "",
    DATABASE_PREPARE: "",
    WORKER: "",
    LOG_LEVEL: "",
    MAILBOX: "",
    MAIL_FROM: "",
  };
  expect(parseEnv({ ...complete, ...empty })).toEqual(parseEnv(complete));
});

test("every wrong variable is named at once", () => {
  expect(() => parseEnv({})).toThrow(/APP_URL[\s\S]*AUTH_SECRET[\s\S]*DATABASE_URL/);
});

test.each([
  ["AUTH_GOOGLE_ID", "AUTH_GOOGLE_SECRET"],
  ["AUTH_GITHUB_SECRET", "AUTH_GITHUB_ID"],
  ["OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"],
  ["OIDC_CLIENT_SECRET", "OIDC_ISSUER"],
])("%s without %s is refused, with what is missing", (name, missing) => {
  expect(() => parseEnv({ ...complete, [name]: "x" })).toThrow(
    new RegExp(`  ${missing}: set it too, or leave out ${name}`),
  );
});

test("a whole set is taken, on this machine over http too", () => {
  const oidc = { OIDC_ISSUER: "http://127.0.0.1:4000", OIDC_CLIENT_ID: "a", OIDC_CLIENT_SECRET: "b" };
  expect(parseEnv({ ...complete, ...oidc })).toMatchObject(oidc);
});
