import { expect, test, vi } from "vitest";

vi.stubEnv("AUTH_SECRET", "a secret of more than 32 characters");
vi.stubEnv("DATABASE_URL", "postgres://app:app@localhost/app");
for (const name of ["MAILBOX", "DEMO"]) vi.stubEnv(name, "");

async function isOwnHost(url: string, host: string): Promise<boolean> {
  vi.stubEnv("APP_URL", url);
  vi.resetModules();
  return (await import("./request")).isOwnHost(new Headers({ host }));
}

test.each([
  ["https://app.example.com", "app.example.com"],
  ["https://app.example.com", "App.Example.COM"],
  ["https://app.example.com", "app.example.com:443"],
  ["https://app.example.com:8443", "app.example.com:8443"],
  ["http://localhost:3000", "localhost:3000"],
  ["http://localhost:3000", "127.0.0.1:3000"],
  ["http://localhost:3000", "[::1]:3000"],
  ["http://localhost:3000", "localhost:4000"],
  ["http://127.0.0.1:3000", "localhost:3000"],
])("rule 8: %s answers to the host %j", async (url, host) => {
  expect(await isOwnHost(url, host)).toBe(true);
});

test.each([
  "evil.example",
  "",
  "app.example.com.",
  "app.example.com:80",
  "app.example.com:3000",
  "app.example.com.evil.example",
  "evil.app.example.com",
  "app.example.com@evil.example",
  "evil.example@app.example.com",
  "app.example.com/evil",
  "app.example.com?x",
  "app.example.com#x",
  "app.example.com, evil.example",
  "app.example.com evil.example",
  "app.example.com\\evil.example",
  "localhost",
  "127.0.0.1",
  "10.0.0.7",
])("rule 8: https://app.example.com does not answer to the host %j", async (host) => {
  expect(await isOwnHost("https://app.example.com", host)).toBe(false);
});

test.each(["app.localhost:3000", "evil.example:3000", "localhost.evil.example:3000", "192.168.1.7:3000"])(
  "rule 8: http://localhost:3000 does not answer to the host %j",
  async (host) => expect(await isOwnHost("http://localhost:3000", host)).toBe(false),
);
