import { createServer, type Server } from "node:http";
import { afterEach, expect, test } from "vitest";
import { readGitHub } from "./github";

let server: Server | undefined;
afterEach(() => server?.close());

/** A stand-in that answers as GitHub documents it. */
async function gitHub(emails: unknown, status = 200): Promise<string> {
  server = createServer((request, response) => {
    const isKnown = request.headers.authorization === "Bearer token";
    response.statusCode = isKnown ? status : 401;
    const user = { id: 42, login: "vera", name: null, email: "shown@example.com" };
    response.end(JSON.stringify(request.url === "/user" ? user : emails));
  });
  await new Promise<void>((done) => server?.listen(0, "127.0.0.1", done));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
}

const other = { email: "other@example.com", primary: false, verified: true };

test("the primary address counts, as far as GitHub verified it; never the one that the profile shows", async () => {
  for (const verified of [true, false]) {
    const primary = { email: "vera@example.com", primary: true, verified };
    expect(await readGitHub("token", await gitHub([other, primary]))).toEqual({
      sub: "42",
      name: "vera",
      email: "vera@example.com",
      email_verified: verified,
    });
    server?.close();
  }
  expect(await readGitHub("token", await gitHub([other]))).toMatchObject({
    email: undefined,
    email_verified: false,
  });
});

test("an answer that is not as documented is none", async () => {
  const odd = { email: "vera@example.com", primary: true, verified: "true" };
  await expect(readGitHub("token", await gitHub([odd]))).rejects.toThrow();
  server?.close();
  await expect(readGitHub("token", await gitHub([], 500))).rejects.toThrow("500");
  server?.close();
  await expect(readGitHub("another", await gitHub([]))).rejects.toThrow("401");
});
