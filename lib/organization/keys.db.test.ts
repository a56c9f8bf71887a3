import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { closeDatabase } from "@/db/client";
import { asAdmin } from "@/db/testing/connections";
import { accessTokenLifetime } from "@/lib/programs/access-token";
import { leastPublished, overlap, publishedMaxAge, ringAge } from "./key-times";
import { forgetKeys, jump, pass, startInstance } from "./keys-testing";
import { organizationSessionLifetime } from "./token";

beforeEach(forgetKeys);
afterEach(async () => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  // One pool for all instances.
  await closeDatabase();
  await forgetKeys();
});

const skew = 30;

test("rule 13: a retired key verifies for longer than anything that it signed is good", () => {
  // The last token: of an instance that has not noticed, judged by one whose clock is late, whichever of the two it is.
  const longest = Math.max(organizationSessionLifetime, accessTokenLifetime);
  expect(overlap).toBeGreaterThan(ringAge + longest + 2 * skew);
  expect(publishedMaxAge).toBeLessThanOrEqual(overlap);
  expect(leastPublished).toBeGreaterThanOrEqual(publishedMaxAge + ringAge);
});

test("rule 13: the first start makes the key that signs and the next one, and publishes nothing private", async () => {
  const [first, second] = await Promise.all([startInstance(), startInstance()]);
  const [kid] = await Promise.all([first.kid(), second.kid()]);
  expect(await second.kid()).toBe(kid);
  await asAdmin`update signing_keys set public_jwk = public_jwk || '{"d": "private"}'`;
  const published = await (await startInstance()).published();
  expect(published.map((jwk) => jwk.kid)).toEqual([kid, expect.any(String)]);
  for (const jwk of published)
    expect(Object.keys(jwk).sort()).toEqual(["alg", "crv", "kid", "kty", "use", "x", "y"]);
});

test("rule 13: after a rotation the newest key signs, and what the one before signed stays good", async () => {
  const before = await startInstance();
  const [old, next] = [await before.issue(), (await before.published())[1]?.kid];
  await pass(leastPublished);
  expect(await before.rotate()).toEqual({ outcome: "rotated", kid: next });
  const after = await startInstance();
  expect(await after.kid()).toBe(next);
  expect(await after.isGood(old)).toBe(true);
  const issued = await after.issue();
  expect(await after.isGood(issued)).toBe(true);
  expect(await before.isGood(issued), "it has known the key since it was published").toBe(true);
});

test("rule 13: an instance that has not noticed a rotation signs with the key of before for a minute", async () => {
  const before = await startInstance();
  const old = await before.kid();
  await pass(leastPublished);
  const after = await startInstance();
  const rotation = await after.rotate();
  await pass(ringAge / 2 - 1);
  jump(ringAge / 2 - 1);
  expect(await before.kid()).toBe(old);
  expect(await after.isGood(await before.issue())).toBe(true);
  jump(ringAge / 2 + 1);
  expect(rotation).toEqual({ outcome: "rotated", kid: await before.kid() });
});

test("rule 13: three rotations, and nothing of a retired key after the overlap, remembered or not", async () => {
  const old = await startInstance();
  const issued = [await old.issue()];
  for (let rotations = 0; rotations < 3; rotations += 1) {
    await pass(leastPublished);
    expect((await old.rotate()).outcome).toBe("rotated");
    // As if they had all been in one minute: no token has lived for long.
    await asAdmin`update signing_keys set retired_at = now() where retired_at is not null`;
    issued.push(await (await startInstance()).issue());
  }
  jump(ringAge);
  for (const token of issued) expect(await old.isGood(token)).toBe(true);
  expect(await old.published()).toHaveLength(5);

  await pass(overlap);
  jump(ringAge);
  for (const instance of [old, await startInstance()]) {
    const answers = await Promise.all(issued.map((token) => instance.isGood(token)));
    expect(answers).toEqual([false, false, false, true]);
    expect(await instance.published()).toHaveLength(2);
  }
});

test("rule 13: a ring that was read before the overlap ended refuses after it, without looking again", async () => {
  const before = await startInstance();
  const token = await before.issue();
  await pass(leastPublished);
  await before.rotate();
  await pass(overlap - 5);
  const instance = await startInstance();
  expect(await instance.isGood(token)).toBe(true);
  // Had it looked again it would take the token for good.
  await asAdmin`update signing_keys set retired_at = now() where retired_at is not null`;
  jump(4);
  expect(await instance.isGood(token)).toBe(true);
  jump(2);
  expect(await instance.isGood(token)).toBe(false);
});

test("rule 13: an instance of before learns of a new key when it meets it, at most once in ten seconds", async () => {
  const before = await startInstance();
  await before.kid();
  // As whoever takes a stolen key away does.
  await forgetKeys();
  const issued = await (await startInstance()).issue();
  expect(await before.isGood(issued), "it has just looked").toBe(false);
  jump(11);
  expect(await before.isGood(issued)).toBe(true);
});

test("rule 13: of a key that was taken away nothing is good a minute later, remembered or not", async () => {
  const before = await startInstance();
  const issued = await before.issue();
  expect(await before.isGood(issued)).toBe(true);
  await forgetKeys();
  jump(ringAge);
  expect(await before.isGood(issued)).toBe(false);
  expect(await before.isGood(await before.issue())).toBe(true);
});

test("rule 13: with another AUTH_SECRET a new key is made, and the old one's tokens are issued anew", async () => {
  const first = await startInstance();
  const [issued, old] = [await first.issue(), await first.published()];
  vi.stubEnv("AUTH_SECRET", "quite another secret of more than 32 characters");
  const next = await startInstance();
  expect(await next.isGood(issued)).toBe(false);
  expect(await next.isGood(await next.issue())).toBe(true);
  const published = (await next.published()).map(({ kid }) => kid);
  expect(published).toHaveLength(2);
  for (const { kid } of old) expect(published).not.toContain(kid);
  vi.unstubAllEnvs();
  expect(await (await startInstance()).isGood(issued), "and back again").toBe(true);
});

describe("a rotation", () => {
  test("comes too soon until whoever verifies elsewhere must know the next key", async () => {
    const instance = await startInstance();
    const kid = await instance.kid();
    expect(await instance.rotate()).toEqual({ outcome: "too-soon", seconds: leastPublished });
    await pass(leastPublished - 10);
    const refused = await instance.rotate();
    expect(refused.outcome === "too-soon" && refused.seconds).toBeLessThanOrEqual(10);
    expect(await (await startInstance()).kid()).toBe(kid);
    await pass(10);
    expect((await instance.rotate()).outcome).toBe("rotated");
    expect((await instance.rotate()).outcome, "the one after it").toBe("too-soon");
  });

  test("beside another is one", async () => {
    const instances = await Promise.all(Array.from({ length: 4 }, startInstance));
    await instances[0]?.kid();
    await pass(leastPublished);
    const outcomes = (await Promise.all(instances.map((each) => each.rotate()))).map((each) => each.outcome);
    expect(outcomes.sort()).toEqual(["rotated", "too-soon", "too-soon", "too-soon"]);
    expect(await states()).toEqual({ previous: 1, current: 1, next: 1 });
  });

  test("comes by schedule after 30 days, and takes away what no longer verifies", async () => {
    const instance = await startInstance();
    const first = await instance.kid();
    await pass(29 * 24 * 60 * 60);
    expect(await instance.rotateWhenDue()).toBeUndefined();
    await pass(24 * 60 * 60);
    expect(await instance.rotateWhenDue()).toMatchObject({ outcome: "rotated" });
    expect(await instance.rotateWhenDue()).toBeUndefined();
    await pass(overlap - 10);
    await instance.rotateWhenDue();
    expect(await states()).toEqual({ previous: 1, current: 1, next: 1 });
    await pass(10);
    await instance.rotateWhenDue();
    expect(await states()).toEqual({ previous: 0, current: 1, next: 1 });
    expect(await asAdmin`select 1 from signing_keys where kid = ${first}`).toHaveLength(0);
  });

  test("leaves nothing that an AUTH_SECRET of before had sealed", async () => {
    await (await startInstance()).kid();
    vi.stubEnv("AUTH_SECRET", "quite another secret of more than 32 characters");
    const instance = await startInstance();
    await instance.kid();
    await pass(leastPublished);
    await instance.rotate();
    expect(await states()).toEqual({ previous: 2, current: 1, next: 1 });
  });
});

test("rule 13: under load nothing is refused while keys rotate, and nothing is good after the overlap", async () => {
  const instances = await Promise.all(Array.from({ length: 4 }, startInstance));
  const retired = new Map<string, number>();
  let issued: { token: string; at: number }[] = [];
  let [refused, judged, taken] = [0, 0, 0];
  const end = 36 * 60;
  for (let now = 0; now < end; now += 10) {
    // The first is asked every 10 seconds, the last every 40: each notices a rotation at another time.
    for (const instance of instances.filter((_, index) => (now / 10) % (index + 1) === 0)) {
      issued.push({ token: await instance.issue(), at: now });
      const answers = await Promise.all(issued.map(({ token }) => instance.isGood(token)));
      judged += answers.length;
      refused += answers.filter((isGood) => !isGood).length;
      for (const [kid, at] of retired) if (now - at > overlap && (await instance.knows(kid))) taken += 1;
    }
    const before = await currentKid();
    const rotation = retired.size < 3 ? await instances[retired.size]?.rotate() : undefined;
    if (rotation?.outcome === "rotated") retired.set(before, now);
    issued = issued.filter(({ at }) => now + 10 - at < organizationSessionLifetime + skew);
    await pass(10);
    jump(10);
  }
  expect({ refused, taken }).toEqual({ refused: 0, taken: 0 });
  expect([...retired.values()].filter((at) => end - at > overlap + ringAge)).toHaveLength(3);
  expect(judged).toBeGreaterThan(10_000);
});

async function currentKid(): Promise<string> {
  const [row] =
    await asAdmin`select kid from signing_keys where signs_from is not null and retired_at is null`;
  return row?.kid;
}

async function states() {
  const [row] = await asAdmin`select count(*) filter (where retired_at is not null)::int as previous,
    count(*) filter (where retired_at is null and signs_from is not null)::int as current,
    count(*) filter (where signs_from is null)::int as next from signing_keys`;
  return { ...row };
}
