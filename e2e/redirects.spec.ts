import { captureAction, sendAction } from "./fixtures/actions";
import { fillSignIn } from "./fixtures/forms";
import { origin, rawRequest } from "./fixtures/raw-request";
import { expect, test } from "./fixtures/test";
import { password } from "./fixtures/world";

/** Ways of writing an address of elsewhere as a way back. */
const elsewhere = [
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/\t/evil.example",
  "/\r\n/evil.example",
  "/%09/evil.example",
  "/%2f%2fevil.example",
  "/%5cevil.example",
  "/.//evil.example",
  "/%2e%2e//evil.example",
  "/x/..//evil.example",
  "/x//evil.example/%2f..",
  "https://evil.example",
  "https:evil.example",
  "javascript:alert(1)",
  "data:text/html,x",
  "@evil.example",
  "/@evil.example",
  "/／evil.example",
  "/workspaces//evil.example",
  "/sign-in?next=//evil.example",
];

test("open redirect: no door leads to elsewhere, whatever it is told of the way back", async ({
  page,
  world,
}) => {
  const nora = await world.person("Nora", {}, { canUseForm: true });
  const token = (await world.verification(nora)).split("/").at(-1);
  const doors = ["/sign-in", "/sign-up", "/verify", `/verify/${token}`, "/forgot-password", "/workspaces"];
  const cookie = (await (await nora.context()).cookies())
    .map(({ name, value }) => `${name}=${value}`)
    .join("; ");
  const senders: Record<string, string>[] = [{}, { cookie }, { cookie, rsc: "1" }];
  // The one function that judges is tried with all of them, and many more, in lib/paths.test.ts.
  for (const next of process.env.FULL ? elsewhere : elsewhere.filter((_, index) => index % 3 === 0))
    await Promise.all(
      doors.flatMap((door) =>
        senders.map((headers) => ask(`${door}?next=${encodeURIComponent(next)}`, headers)),
      ),
    );

  await page.goto("/sign-in");
  const signIn = await captureAction(page, async () => {
    await fillSignIn(page, nora.email, password);
    await expect(page).toHaveURL("/workspaces");
  });
  for (const next of elsewhere.slice(0, 8)) {
    const [sent] = signIn.args as [object];
    const { headers } = await sendAction(page.request, signIn, { args: [{ ...sent, next }] });
    const [led = ""] = headers["x-action-redirect"]?.split(";") ?? [];
    expect(led, next).toMatch(/^\//);
    expectHere(led, next);
  }
});

test("open redirect: no address is tidied up into one of elsewhere", async () => {
  const paths = [
    "//evil.example",
    "//evil.example/",
    "///evil.example//",
    "/\\evil.example/",
    "/%5cevil.example/",
    "/%2fevil.example/",
    "/%2f%2fevil.example/",
    "//evil.example/%2e%2e",
    "//evil.example/..",
    "/.//evil.example/",
    "/acme//evil.example/",
    "/@evil.example/",
    "/%09/evil.example/",
    "/%0d%0aLocation:%20https://evil.example/",
    "//evil.example/acme/members",
  ];
  for (const path of paths) {
    const { status, headers } = await rawRequest(path);
    expect(status, path).toBeLessThan(500);
    expectHere(headers.location, path);
  }
});

async function ask(path: string, headers: Record<string, string>): Promise<void> {
  const answer = await rawRequest(path, headers);
  const what = `${path} ${Object.keys(headers)}`;
  expect(answer.status, what).toBeLessThan(500);
  expect(answer.body, what).not.toMatch(/(href|action)="(https?:)?[/\\]{2}evil/);
  const [, led] = /NEXT_REDIRECT;\w+;([^;]+);/.exec(answer.body) ?? [];
  for (const location of [answer.headers.location, led]) expectHere(location, what);
}

/** Where a browser at any page of ours would go. */
function expectHere(location: string | string[] | undefined, what: string): void {
  if (location === undefined) return;
  expect(new URL(String(location), `${origin}/a/b`).origin, what).toBe(origin);
}
