import { randomUUID } from "node:crypto";
import type { APIRequestContext } from "@playwright/test";
import { everyPermission } from "@/lib/organization/template";
import { type Described, Description } from "./fixtures/described";
import { call } from "./fixtures/programs";
import { expect, test } from "./fixtures/test";
import type { World } from "./fixtures/world";

/** A workspace with something of everything, and all that its owner can give to programs. */
async function stage(world: World) {
  const acme = await world.organization("Acme");
  const bob = await world.person("Bob", { [acme.slug]: "member" });
  const mia = await world.person("Mia", { [acme.slug]: "member" });
  const [site, shop] = [await world.project(acme, "Site"), await world.project(acme, "Shop")];
  await world.invitation(acme, world.address("Nora"), "member");
  const { key } = await world.apiKey(acme, acme.owner, [...everyPermission], { rateLimit: 10_000 });
  const own = ["read:profile", "update:profile", "read:membership"];
  const personal = (await world.accessToken(acme.owner, own)).key;
  return { acme, bob, mia, site, shop, key, personal };
}
type Stage = Awaited<ReturnType<typeof stage>>;

type Sent = { id?: string; query?: string; data?: unknown };

/** For every route a request that is granted, in the order in which they are described. */
const granted: Record<string, (stage: Stage, world: World, request: APIRequestContext) => Promise<Sent>> = {
  "me.find": async () => ({}),
  "me.rename": async () => ({ data: { name: "Olive" } }),
  "me.memberships": async () => ({}),
  "organization.find": async () => ({}),
  "organization.rename": async () => ({ data: { name: "Acme & Daughters" } }),
  "members.list": async () => ({ query: "?role=member&state=active" }),
  "members.changeRole": async ({ bob }) => ({ id: bob.id, data: { role: "viewer" } }),
  "members.remove": async ({ mia }) => ({ id: mia.id }),
  "invitations.list": async () => ({}),
  "invitations.create": async (_stage, world) => ({ data: { email: world.address("Nils"), role: "viewer" } }),
  "invitations.revoke": async ({ key }, _world, request) => {
    const { data } = await (await call(request, key, "/invitations")).json();
    return { id: data[0].id };
  },
  "events.list": async () => ({}),
  "projects.list": async () => ({ query: "?after=00000000-0000-7000-8000-000000000000" }),
  "projects.find": async ({ site }) => ({ id: site.id }),
  "projects.create": async () => ({ data: { name: "Website" } }),
  "projects.rename": async ({ site }) => ({ id: site.id, data: { name: "Site 2" } }),
  "projects.archive": async ({ site }) => ({ id: site.id }),
  "projects.restore": async ({ site }) => ({ id: site.id }),
  "projects.delete": async ({ shop }) => ({ id: shop.id }),
};

test("every route answers as the description says, when it is granted", async ({ request, world }) => {
  const [scene, description] = [await stage(world), await Description.read(request)];
  const routes = description.routes();
  expect(routes.map(({ id }) => id).toSorted(), "each is called").toEqual(Object.keys(granted).toSorted());
  for (const route of routes) {
    const sent = (await granted[route.id]?.(scene, world, request)) ?? {};
    const path = pathOf(route, sent.id) + (sent.query ?? "");
    const bearer = route.isPersonal ? scene.personal : scene.key;
    const answer = await call(request, bearer, path, { method: route.method, data: sent.data });
    const status = route.method === "DELETE" ? 204 : /create$/.test(route.id) ? 201 : 200;
    const body = await description.expectHolds(route, answer, status);
    if (Array.isArray(body?.data)) expect(body.data, route.id).not.toHaveLength(0);
  }
});

test("every route refuses as the description says", async ({ request, world }) => {
  const [scene, description] = [await stage(world), await Description.read(request)];
  const narrow = await world.apiKey(scene.acme, scene.acme.owner, ["export:organization"]);
  const narrowPersonal = await world.accessToken(scene.acme.owner, ["read:project"]);
  for (const route of description.routes()) {
    const { method, isPersonal } = route;
    const [bearer, less] = isPersonal ? [scene.personal, narrowPersonal.key] : [scene.key, narrow.key];
    const [path, data] = [pathOf(route), route.example];
    const refused = async (
      status: number,
      code: string,
      by: string,
      sent: Parameters<typeof call>[3],
      at = path,
    ) => {
      const answer = await call(request, by, at, { method, ...sent });
      expect(await description.expectHolds(route, answer, status)).toMatchObject({ code, status });
      return answer;
    };
    await refused(401, "invalid_token", "nothing", { data });
    const missing = await refused(403, "insufficient_scope", less, { data });
    expect(missing.headers()["www-authenticate"]).toContain(`scope="${route.permission}"`);
    const unknown = await (method === "GET"
      ? refused(400, "invalid_input", bearer, {}, `${path}?fly=moon`)
      : refused(400, "invalid_input", bearer, { data: { fly: "moon" } }));
    expect((await unknown.json()).errors).toContainEqual({
      field: "fly",
      message: "This is not known here.",
    });
    if (path !== route.path)
      for (const at of [path, route.path.replace(/\{\w+\}/, "none")])
        await refused(404, "not_found", bearer, { data }, at);
    if (method === "GET") continue;
    await refused(400, "invalid_input", bearer, { data }, `${path}?name=Site`);
    const text = { "content-type": "text/plain" };
    await refused(415, "unsupported_media_type", bearer, { data: JSON.stringify(data ?? {}), headers: text });
    await refused(413, "too_large", bearer, { data: { name: "x".repeat(200_000) } });
  }
});

test("what is malformed is refused by its name, and a hostile name is a name", async ({ request, world }) => {
  const { key, site } = await stage(world);
  const send = async (method: string, path: string, data?: string) => {
    const headers: Record<string, string> = data === undefined ? {} : { "content-type": "application/json" };
    // Bytes: a text that is no JSON would be made one on its way.
    const bytes = data === undefined ? undefined : Buffer.from(data);
    const answer = await call(request, key, path, { method, data: bytes, headers });
    const { code, errors = [] } = await answer.json();
    return [answer.status(), code, ...errors.map(({ field }: { field: string }) => field)].join(" ");
  };
  const project = `/projects/${site.id}`;
  expect(await send("POST", "/projects", "{")).toBe("400 invalid_input");
  expect(await send("POST", "/projects", '["Site"]')).toBe("400 invalid_input");
  expect(await send("POST", "/projects", "null")).toBe("400 invalid_input");
  expect(await send("POST", "/projects", '"Site"')).toBe("400 invalid_input");
  expect(await send("POST", "/projects")).toBe("400 invalid_input name");
  expect(await send("POST", "/projects", '{"name":7}')).toBe("400 invalid_input name");
  expect(await send("POST", "/projects", '{"name":{"toString":"x"}}')).toBe("400 invalid_input name");
  expect(await send("POST", "/projects", '{"name":" "}')).toBe("400 invalid_input name");
  expect(await send("POST", "/projects", '{"name":"a\\u0000b"}')).toBe("400 invalid_input name");
  expect(await send("POST", "/projects", '{"name":"a\\u202eb"}')).toBe("400 invalid_input name");
  expect(await send("POST", "/projects", '{"name":"a","__proto__":{"id":1}}')).toBe(
    "400 invalid_input __proto__",
  );
  expect(await send("POST", "/projects", '{"name":"a","constructor":1}')).toBe(
    "400 invalid_input constructor",
  );
  expect(await send("PATCH", project, `{"name":"a","id":"${site.id}"}`)).toBe("400 invalid_input");
  expect(await send("GET", `${project}?id=${site.id}`)).toBe("400 invalid_input");
  expect(await send("GET", "/projects?after=a&after=b")).toBe("400 invalid_input");
  expect(await send("GET", "/projects?after=1")).toBe("400 invalid_input after");
  expect(await send("GET", "/members?after=1&role=Owner%00")).toBe("400 invalid_input after role");
  expect(await send("GET", "/events?action=%27%20or%20true--")).toBe("400 invalid_input action");
  expect(await send("GET", "/no/such/thing")).toBe("404 not_found");
  expect(await send("GET", "")).toBe("404 not_found");
  expect(await send("PUT", "/members")).toBe("405 method_not_allowed");
  expect(await send("POST", "/me")).toBe("405 method_not_allowed");
  const name = `"><script>alert('1')</script> {{7*7}} %00`;
  const made = await call(request, key, "/projects", { method: "POST", data: { name } });
  expect(await made.json()).toMatchObject({ name });
});

test("whoever reads page by page reads everybody once, and comes to an end", async ({ request, world }) => {
  const acme = await world.organization("Acme");
  const { key } = await world.apiKey(acme, acme.owner, ["read:member"]);
  await world.crowd(
    acme,
    Array.from({ length: 60 }, (_, index) => ({ name: `Member ${index % 7}` })),
  );
  const read = async (query: string) => (await call(request, key, `/members${query}`)).json();
  const first = await read("");
  const second = await read(`?after=${first.next}`);
  expect([first.data.length, second.data.length, second.next]).toEqual([50, 11, null]);
  const ids = [...first.data, ...second.data].map(({ user_id }) => user_id);
  expect(new Set(ids).size).toBe(61);
  const beyond = Buffer.from(JSON.stringify([0, "zzz", randomUUID()])).toString("base64url");
  expect(await read(`?after=${beyond}`)).toEqual({ data: [], next: null });
  expect(await read(`?after=${first.next}&state=suspended`)).toEqual({ data: [], next: null });
});

test("what is another organization's is as if it did not exist", async ({ request, world }) => {
  const [{ key }, globex] = [await stage(world), await world.organization("Globex")];
  const gina = await world.person("Gina", { [globex.slug]: "member" });
  const project = await world.project(globex, "Secret");
  const told = async (path: string, method = "GET", data?: unknown) => {
    const answer = await call(request, key, path, { method, data });
    const { "x-request-id": id = "", date: _date, ratelimit: _left, ...headers } = answer.headers();
    const text = (await answer.text()).replace(id, "");
    // The policy of scripts has a nonce of its own in every answer.
    return { status: answer.status(), headers: { ...headers, "content-security-policy": "" }, text };
  };
  const asked: [string, string, string, unknown?][] = [
    ["/projects/", project.id, "GET"],
    ["/projects/", project.id, "PATCH", { name: "Mine" }],
    ["/projects/", project.id, "DELETE"],
    ["/members/", gina.id, "PATCH", { role: "viewer" }],
    ["/members/", gina.id, "DELETE"],
  ];
  for (const [path, foreign, method, data] of asked) {
    const missing = await told(path + randomUUID(), method, data);
    expect(await told(path + foreign, method, data), `${method} ${path}`).toEqual(missing);
    expect(missing.status).toBe(404);
  }
  const { key: ofGlobex } = await world.apiKey(globex, globex.owner, ["read:project", "read:member"]);
  expect((await call(request, ofGlobex, `/projects/${project.id}`)).status()).toBe(200);
  expect((await (await call(request, ofGlobex, "/members")).json()).data).toHaveLength(2);
});

test("a key has a limit of its own, and a token of it shares its count", async ({ request, world }) => {
  const acme = await world.organization("Acme");
  const { id, key } = await world.apiKey(acme, acme.owner, ["read:project"], { rateLimit: 3 });
  const granting = await request.post("/api/oauth/token", {
    form: { grant_type: "client_credentials", client_id: id, client_secret: key },
  });
  const { access_token } = await granting.json();
  for (const [bearer, left] of [
    [key, 2],
    [access_token, 1],
    [key, 0],
  ]) {
    const answer = await call(request, bearer, "/projects");
    expect(answer.status()).toBe(200);
    expect(answer.headers()).toMatchObject({
      "ratelimit-policy": '"credential";q=3;w=60',
      ratelimit: expect.stringMatching(new RegExp(`^"credential";r=${left};t=\\d+$`)),
    });
  }
  for (const bearer of [key, access_token]) {
    const over = await call(request, bearer, "/projects");
    expect(over.status()).toBe(429);
    expect(over.headers()["retry-after"]).toMatch(/^[1-9]\d?$/);
    expect(over.headers().ratelimit).toContain("r=0;");
    expect(await over.json()).toMatchObject({ code: "rate_limited" });
  }
  const other = await world.apiKey(acme, acme.owner, ["read:project"]);
  expect((await call(request, other.key, "/projects")).status()).toBe(200);
});

test("a program reaches no higher than it was given, and owners never", async ({ request, world }) => {
  const { acme, bob, key, personal } = await stage(world);
  const codeOf = async (bearer: string, path: string, method: string, data: unknown) => {
    const answer = await call(request, bearer, path, { method, data });
    return `${answer.status()} ${(await answer.json()).code}`;
  };
  const email = world.address("Nils");
  expect(await codeOf(key, `/members/${bob.id}`, "PATCH", { role: "owner" })).toBe("403 needs_person");
  expect(await codeOf(key, "/invitations", "POST", { email, role: "owner" })).toBe("403 needs_person");
  const narrow = await world.apiKey(acme, acme.owner, ["invite:member", "read:project"]);
  expect(await codeOf(narrow.key, "/invitations", "POST", { email, role: "admin" })).toBe("403 forbidden");
  expect(await codeOf(key, "/invitations", "POST", { email, role: "king" })).toBe("404 not_found");

  const direct = await call(request, personal, "/projects");
  expect(direct.status()).toBe(401);
  expect((await direct.json()).detail).toContain("Exchange a personal access token");
  expect((await call(request, key, "/me")).status()).toBe(401);
});

test("a key that may only remove members removes one, and the event names the key", async ({
  request,
  world,
}) => {
  const { acme, bob, key } = await stage(world);
  const narrow = await world.apiKey(acme, acme.owner, ["remove:member"]);
  expect((await call(request, narrow.key, "/members")).status()).toBe(403);
  expect((await call(request, narrow.key, `/members/${bob.id}`, { method: "DELETE" })).status()).toBe(204);
  const { data } = await (await call(request, key, "/events?action=member.removed")).json();
  expect(data).toMatchObject([
    { actor: { type: "key", id: narrow.id, name: "Deploy" }, target: { type: "member", id: bob.id } },
  ]);
});

/** The path with this id for its parameter, or with one that is of nothing. */
function pathOf({ path }: Described, id: string = randomUUID()): string {
  return path.replace(/\{\w+\}/, id);
}
