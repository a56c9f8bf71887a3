import { expect, test, vi } from "vitest";
import { refuseEarly } from "./early-refusal";

const origin = "http://localhost:3000";
vi.stubEnv("APP_URL", origin);
vi.stubEnv("AUTH_SECRET", "a secret of more than 32 characters");
vi.stubEnv("DATABASE_URL", "postgres://app:app@localhost/app");

const action = { origin, "next-action": "x" };
const form = { origin, "content-type": "multipart/form-data; boundary=x" };

const host = "localhost:3000";

test.each([
  ["GET", "/acme/projects", {}, undefined],
  ["HEAD", "/", {}, undefined],
  ["POST", "/sign-in", action, undefined],
  ["POST", "/sign-in", form, undefined],
  ["PUT", "/api/anything", {}, undefined],
  ["GET", "/verify/%ff", {}, 400],
  ["PUT", "/sign-in", action, 405],
  ["POST", "/sign-in", { origin }, 405],
  ["POST", "/sign-in", { ...action, origin: "https://evil.example" }, 403],
  ["POST", "/sign-in", { "next-action": "x" }, 403],
  ["POST", "/sign-in", { ...form, "sec-fetch-site": "cross-site" }, 403],
  ["POST", "/sign-in", { ...action, "content-length": "1048576" }, undefined],
  ["POST", "/sign-in", { ...action, "content-length": "1048577" }, 413],
])("%s %s with %o is answered %s", (method, pathname, headers, status) => {
  const sent = new Headers({ host, ...(headers as Record<string, string>) });
  expect(refuseEarly({ method, pathname, headers: sent })).toBe(status);
});

test.each([
  ["/sign-in", "evil.example", 421],
  ["/sign-in", "", 421],
  ["/verify/%ff", "evil.example", 421],
  ["/_next/static/x.js", "evil.example", 421],
  ["/api/tab/x", "10.0.0.7:3000", 421],
  ["/api/health/ready", "10.0.0.7:3000", undefined],
  ["/api/health/live", "", undefined],
])("rule 8: %s asked for at %j is answered %s", (pathname, asked, status) => {
  const headers = new Headers({ host: asked });
  expect(refuseEarly({ method: "GET", pathname, headers })).toBe(status);
});
