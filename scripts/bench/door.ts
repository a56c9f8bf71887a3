// The only place that times doors: one address of each kind in turns, at the form as a browser without scripts sends it.
import { randomInt } from "node:crypto";
import { hash } from "@node-rs/argon2";
import type { Environment } from "../parts/children.ts";
import { withConnection } from "../postgres/connection.ts";
import { hiddenFields } from "../test/plain-form.ts";
import type { Door } from "./timing-page.ts";

const samples = Number(process.env.BENCH_SAMPLES || 300);
const warmUp = 20;

/** The addresses of each kind: one a sample, since guesses at one are counted. */
const kinds = ["known", "unknown", "unproved", "without a password"] as const;
type Kind = (typeof kinds)[number];
const addressOf = (kind: Kind, index: number) => `${kind.replaceAll(" ", "-")}-${index}@example.com`;

/** Doors that anybody may knock at with any address, and what each says to all of them. */
const doors: { name: string; path: string; typed: Record<string, string>; says: string }[] = [
  {
    name: "sign-in",
    path: "/sign-in",
    typed: { password: "not the password" },
    says: "The address or the password is wrong.",
  },
  { name: "mailed link", path: "/sign-in", typed: { password: "", instead: "link" }, says: "/verify" },
  { name: "forgotten password", path: "/forgot-password", typed: {}, says: "/forgot-password?sent" },
  {
    name: "sign-up",
    path: "/sign-up",
    typed: { name: "Nora", password: "not the password" },
    says: "/verify",
  },
];

export async function measureDoors(env: Environment): Promise<Door[]> {
  await makePeople(env.TEST_ADMIN_URL ?? "");
  const measured: Door[] = [];
  for (const door of doors) measured.push({ name: door.name, kinds: await measure(door, env.APP_URL ?? "") });
  return measured;
}

async function measure(door: (typeof doors)[number], origin: string): Promise<Door["kinds"]> {
  const url = origin + door.path;
  const fields = { ...hiddenFields(await (await fetch(url)).text()), ...door.typed };
  const times = new Map<Kind, number[]>(kinds.map((kind) => [kind, []]));
  for (let round = 0; round < samples + warmUp; round += 1)
    for (const kind of shuffled([...kinds])) {
      const took = await knock(url, { ...fields, email: addressOf(kind, round) }, door.says);
      if (round >= warmUp) times.get(kind)?.push(took);
    }
  return [...times].map(([kind, took]) => ({ kind, took }));
}

async function makePeople(adminUrl: string): Promise<void> {
  const passwordHash = await hash("nobody types this", {
    algorithm: 2,
    memoryCost: 19_456,
    timeCost: 2,
    parallelism: 1,
  });
  await withConnection(adminUrl, async (sql) => {
    for (const kind of kinds.filter((each) => each !== "unknown")) {
      const addresses = Array.from({ length: samples + warmUp }, (_, index) => addressOf(kind, index));
      await sql`with people as (insert into users (name) select address from unnest(${addresses}::text[]) address
          returning id, name),
        addresses as (insert into user_emails (user_id, address, normalized, is_primary, verified_at)
          select id, name, name, true, ${kind === "unproved" ? null : new Date()}::timestamptz from people)
        insert into credentials (user_id, password_hash)
          select id, ${passwordHash} from people where ${kind !== "without a password"}`;
    }
  });
}

/** Milliseconds until the last byte. Throws when it was not answered as all others are. */
async function knock(url: string, fields: Record<string, string>, says: string): Promise<number> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  // From all over the world: guesses from one place are counted, too.
  const from = [randomInt(1, 223), randomInt(256), randomInt(256), randomInt(256)].join(".");
  const headers = { origin: new URL(url).origin, "x-forwarded-for": from };
  const sent = performance.now();
  const answer = await fetch(url, { method: "POST", headers, body, redirect: "manual" });
  const text = await answer.text();
  const took = performance.now() - sent;
  if (answer.status >= 400 || !`${answer.headers.get("location")} ${text}`.includes(says))
    throw new Error(`${fields.email} was answered otherwise at ${url}: ${answer.status}.`);
  return took;
}

function shuffled<T>(all: T[]): T[] {
  return all
    .map((each) => ({ each, place: randomInt(2 ** 40) }))
    .sort((a, b) => a.place - b.place)
    .map(({ each }) => each);
}
