import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { closeDatabase } from "@/db/client";
import type { OrganizationAccess } from "@/db/entry";
import { asAdmin, asOwner, closeConnections } from "@/db/testing/connections";
import { accessOf, makeOrganization, makePerson } from "@/db/testing/people";
import type { AnyTx } from "@/db/wall";
import { keepPart, type Mutant } from "./report";

// Transactions of three organizations on one connection and on two, through the app's own door, while much goes wrong.
const transactions = process.env.FULL ? 5_000 : 150;
const seed = 20_260_801;
const accesses: OrganizationAccess[] = [];
for (const name of ["Ann", "Ben", "Cid"]) {
  const person = await makePerson(name);
  const slug = await makeOrganization([[person, "owner"]]);
  const access = await accessOf(person, slug);
  accesses.push(access);
  // Ann runs the product, too.
  if (name === "Ann") await asAdmin`insert into staff (user_id) values (${access.userId})`;
}
const look = `select current_setting('app.organization_id', true) as organization, current_setting('app.user_id', true) as person,
  current_setting('app.staff_id', true) as staff,
  array(select distinct organization_id::text from memberships) as organizations, array(select id::text from users) as people,
  pg_backend_pid() as pid`;

const faults = [
  "none",
  "thrown",
  "savepoint",
  "changed and taken back",
  "refused",
  "cancelled",
  "timed out",
] as const;
/** A killed connection is rare: what waits for a pool that lost one waits for its end. */
type Fault = (typeof faults)[number] | "terminated";
type Whose = { organizationId?: string; userId?: string; staffId?: string };

const done: Record<string, number> = {};
const counts = { enumerated: 0, executed: 0, passed: 0 };
let looks = 0;
const mutants: Mutant[] = [];

beforeEach(async () => {
  await closeDatabase();
  vi.resetModules();
});
afterEach(() => vi.unstubAllEnvs());
afterAll(async () => {
  keepPart("pool", {
    title: "The pool: transactions of three organizations on the same connections",
    ...counts,
    mutants,
    tables: [
      {
        title: "What happened to them",
        rows: [["fault", "transactions"], ...Object.entries(done).map(([fault, n]) => [fault, String(n)])],
      },
    ],
    notes: [`Seed ${seed}, ${transactions} transactions on each pool.`],
  });
  await closeDatabase();
  await closeConnections();
});

describe.each([1, 2])("a pool of %i", (size) => {
  test(`shows each of ${transactions} transactions its own rows alone (seed ${seed})`, async () => {
    const wall = await wallWith(size);
    const random = numbers(seed + size);
    const mismatches: string[] = [];
    let left = transactions;
    const lane = async () => {
      while (left-- > 0) {
        const fault = left % (transactions / 5) === 0 ? "terminated" : pick(random, faults);
        mismatches.push(...(await oneTransaction(wall, random, fault)));
        done[fault] = (done[fault] ?? 0) + 1;
        counts.executed += 1;
      }
    };
    counts.enumerated += transactions;
    await Promise.all(Array.from({ length: 6 }, lane));
    expect(mismatches).toEqual([]);
    // Most look twice, and those who are not staff never: a pool that broke midway would have seen less.
    expect(looks).toBeGreaterThan(transactions);
    looks = 0;
    counts.passed += transactions;
    // Whatever was killed: the pool is whole again, and remembers nobody.
    await recover(wall, size);
    for (let index = 0; index < 2 * size; index++) {
      expect(await wall.asSystem((tx) => see(tx, {}))).toEqual([]);
    }
  });
});

test("work whose connection is lost reaches no transaction of anybody else", async () => {
  const wall = await wallWith(1);
  const [mine, theirs] = accesses as [OrganizationAccess, OrganizationAccess];
  const waiting = Promise.withResolvers<void>();
  const reached: unknown[] = [];
  const lost = wall.enterOrganization(mine, async (tx) => {
    const [backend] = await tx.execute("select pg_backend_pid() as pid");
    await asAdmin`select pg_terminate_backend(${backend?.pid as number})`;
    await waiting.promise;
    reached.push(await tx.execute(look));
  });
  await expect(lost).rejects.toMatchObject({ code: "CONNECTION_CLOSED" });
  await recover(wall, 1);
  const outcome = await wall.enterOrganization(theirs, async (tx) => {
    waiting.resolve();
    await new Promise((resolve) => setTimeout(resolve, 50));
    return see(tx, theirs);
  });
  expect({ outcome, reached }).toEqual({ outcome: { outcome: "entered", result: [] }, reached: [] });
});

test("a query that was not awaited reaches no transaction of anybody else", async () => {
  const wall = await wallWith(1);
  const [mine, theirs] = accesses as [OrganizationAccess, OrganizationAccess];
  let late = () => Promise.resolve<unknown>(undefined);
  await wall.enterOrganization(mine, async (tx) => {
    late = async () => tx.execute(look);
  });
  const refused = { cause: { message: expect.stringContaining("This transaction is over") } };
  await expect(late()).rejects.toMatchObject(refused);
  const outcome = await wall.enterOrganization(theirs, async (tx) => {
    await expect(late()).rejects.toMatchObject(refused);
    return see(tx, theirs);
  });
  expect(outcome).toEqual({ outcome: "entered", result: [] });
});

/** The first statement on a connection that takes the place of a lost one may still be told of the loss. */
async function recover(wall: Wall, size: number): Promise<void> {
  for (let left = 4 * size; left > 0; left--)
    await wall.asSystem((tx) => tx.execute("select 1")).catch(() => {});
}

type Wall = typeof import("@/db/wall");

/** The wall as a process has it that started with this pool. */
async function wallWith(size: number): Promise<Wall> {
  vi.stubEnv("DATABASE_POOL", String(size));
  return import("@/db/wall");
}

/** Gives what it saw of anybody else; how it ends does not matter. */
async function oneTransaction(wall: Wall, random: () => number, fault: Fault): Promise<string[]> {
  const access = pick(random, accesses);
  const found: string[] = [];
  const work = async (tx: AnyTx, whose: Whose) => {
    found.push(...(await see(tx, whose)));
    await suffer(tx, fault, access, random);
    found.push(...(await see(tx, whose)));
  };
  const { userId } = access;
  const ways = [
    () => wall.enterOrganization(access, (tx) => work(tx, access)),
    () => wall.asUser(userId, (tx) => work(tx, { userId })),
    () => wall.asSystem((tx) => work(tx, {})),
    () => wall.asStaff(access.session, (tx) => work(tx, { userId, staffId: userId })),
    () =>
      wall.asUser(userId, async (tx) => {
        const { organizationId } = await wall.enterNewOrganization(tx);
        await work(tx, { organizationId, userId });
      }),
  ];
  const outcome = await pick(random, ways)().catch(() => undefined);
  // An access that holds opens: a transaction that never saw its own rows would prove nothing.
  if (outcome && "outcome" in outcome && outcome.outcome !== "entered")
    found.push(`the access is ${outcome.outcome}`);
  return found;
}

async function see(tx: AnyTx, { organizationId, userId, staffId }: Whose): Promise<string[]> {
  const [row] = await tx.execute(look);
  looks += 1;
  const isNew =
    organizationId !== undefined && !accesses.some((access) => access.organizationId === organizationId);
  const { organization, person, staff, organizations, people } = row ?? {};
  const seen = [organization || null, person || null, staff || null, organizations, people];
  const own = [
    organizationId ?? null,
    userId ?? null,
    staffId ?? null,
    organizationId && !isNew ? [organizationId] : [],
    userId ? [userId] : [],
  ];
  return JSON.stringify(seen) === JSON.stringify(own)
    ? []
    : [`saw ${JSON.stringify(seen)} instead of ${JSON.stringify(own)}`];
}

async function suffer(
  tx: AnyTx,
  fault: Fault,
  { organizationId }: OrganizationAccess,
  random: () => number,
): Promise<void> {
  const other = pick(
    random,
    accesses.filter((access) => access.organizationId !== organizationId),
  );
  if (fault === "thrown") throw new Error("Something went wrong.");
  if (fault === "refused") await tx.execute("select * from no_such_table");
  if (fault === "savepoint") await tx.transaction((inner) => inner.execute("select 1 / 0")).catch(() => {});
  if (fault === "changed and taken back") {
    await tx
      .transaction(async (inner) => {
        await inner.execute(
          `select set_config('app.organization_id', '${other.organizationId}', true), set_config('app.user_id', '', true)`,
        );
        throw new Error("Taken back.");
      })
      .catch(() => {});
  }
  if (fault === "timed out") {
    await tx.execute("set local statement_timeout = 5");
    await tx.execute("select pg_sleep(1)");
  }
  if (fault === "cancelled" || fault === "terminated") {
    const [backend] = await tx.execute("select pg_backend_pid() as pid");
    const end =
      fault === "cancelled"
        ? asAdmin`select pg_cancel_backend(${backend?.pid as number})`
        : asAdmin`select pg_terminate_backend(${backend?.pid as number})`;
    await Promise.all([tx.execute("select pg_sleep(0.05)"), end]);
  }
}

const setLocally = /set_config\(([^()]+(?:\(\))?[^()]*), true\)/g;
const inDatabase: Array<[what: string, from: RegExp | string, to: string]> = [
  ["enter_organization sets for the whole connection", setLocally, "set_config($1, false)"],
  ["enter_organization sets nothing", /perform set_config[^;]*;/, "null;"],
];

test.each(inDatabase)("a mutant is noticed: %s", async (what, from, to) => {
  const [row] = await asOwner`select pg_get_functiondef('enter_organization'::regproc) as text`;
  const text = String(row?.text);
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  await asOwner.unsafe(changed);
  await meet(what).finally(() => asOwner.unsafe(text));
});

type Send = (text: string, parameters: unknown[]) => Promise<unknown>;

/** What could become of the statement that enters, on its way from db/wall to the server. */
const onTheWay: Array<[what: string, change: (send: Send, sets: RegExp) => Send]> = [
  [
    "asUser sets for the whole connection",
    (send) => (text, parameters) => send(text.replace(/, true\)$/, ", false)"), parameters),
  ],
  [
    "asUser sets nothing",
    (send) => (text, parameters) => (/set_config/.test(text) ? Promise.resolve([]) : send(text, parameters)),
  ],
  ["asUser sets after the first query", late(/^select set_config/)],
  ["enter_organization runs after the first query", late(/enter_organization/)],
];

test.each(onTheWay)("a mutant is noticed: %s", async (what, change) => {
  await meet(what, change as (send: Send) => Send);
});

/** Says at once that it went well, and does it after the next statement. */
function late(statement: RegExp) {
  return (send: Send): Send => {
    let waiting: (() => Promise<unknown>) | undefined;
    return async (text, parameters) => {
      if (statement.test(text)) {
        waiting = () => send(text, parameters);
        return [{ outcome: "entered" }];
      }
      const result = await send(text, parameters);
      await waiting?.();
      waiting = undefined;
      return result;
    };
  };
}

/** A few quiet transactions on one connection are enough to notice. */
async function meet(what: string, change?: (send: Send) => Send): Promise<void> {
  const wall = await wallWith(1);
  const { connection } = await import("@/db/client");
  const client = connection().$client as unknown as {
    begin: (work: (tx: { unsafe: Send }) => unknown) => Promise<unknown>;
  };
  const begin = client.begin;
  if (change) {
    client.begin = (work) =>
      begin((tx) => {
        tx.unsafe = change(tx.unsafe);
        return work(tx);
      });
  }
  counts.enumerated += 1;
  const random = numbers(seed);
  const found: string[] = [];
  for (let left = 40; left > 0 && found.length === 0; left--)
    found.push(...(await oneTransaction(wall, random, "none")));
  counts.executed += 1;
  mutants.push({ what, killedBy: found[0] });
  expect(found).not.toEqual([]);
  counts.passed += 1;
}

function pick<T>(random: () => number, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)] as T;
}

/** mulberry32: the same numbers for the same seed. */
function numbers(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
