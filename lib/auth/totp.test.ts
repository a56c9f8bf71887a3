import { randomUUID } from "node:crypto";
import { expect, test, vi } from "vitest";
import { log } from "@/lib/log";
import { encrypt } from "@/lib/secret";
import { codeOf } from "./testing-app";
import { findTimeStep, newTotp } from "./totp";

const userId = randomUUID();
const now = 1_800_000_015_000;
const { sealedSecret, setUp } = newTotp(userId, "nora@example.com");
const stepOf = (code: string, sealed = sealedSecret, whose = userId) =>
  findTimeStep(whose, { sealedSecret: sealed, now }, code);

test("the code of now counts, and one of half a minute before or after; no other", () => {
  const steps = [-60, -30, 0, 30, 60].map((seconds) => stepOf(codeOf(setUp.secret, now + seconds * 1000)));
  expect(steps).toEqual([undefined, 59_999_999, 60_000_000, 60_000_001, undefined]);
});

test("the secret is typed in groups of four, 160 bits, and is another for everybody", () => {
  expect(setUp.secret).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
  expect(newTotp(userId, "nora@example.com").setUp.secret).not.toBe(setUp.secret);
  expect(sealedSecret.toString("latin1")).not.toContain(setUp.secret.replaceAll(" ", ""));
});

test("the secret of another person, or one that no longer opens, takes no code and breaks nothing", () => {
  const told = vi.spyOn(log(), "error").mockImplementation(() => {});
  const code = codeOf(setUp.secret, now);
  expect(stepOf(code, sealedSecret, randomUUID())).toBeUndefined();
  expect(stepOf(code, encrypt("AAAA", "something else"))).toBeUndefined();
  expect(stepOf(code, Buffer.of(1, 2, 3))).toBeUndefined();
  expect(told).toHaveBeenCalledTimes(3);
});
