import { expect, test } from "vitest";
import { missed, shares } from "./report.ts";
import { steps } from "./steps.ts";
import type { Trace, Walked } from "./trace.ts";

const [first] = steps;
if (!first) throw new Error("There are no steps.");
const good: Walked = {
  step: first,
  rest: 0,
  milliseconds: 900,
  shifts: 0.019,
  isSameDocument: true,
  documents: 0,
  pages: 1,
  ahead: 0,
};
const load = { path: "/acme", width: 360, shifts: 0, ahead: 0 };
const trace = (walked: Partial<Walked>): Trace => ({
  loads: [load],
  walked: [{ ...good, ...walked }],
  passing: 0,
  rounds: 1,
});

test("what is slow on this machine misses no goal", () => {
  expect(missed(trace({}))).toEqual([]);
});

test.each([{ isSameDocument: false }, { documents: 1 }, { shifts: 0.02 }, { pages: 2 }, { ahead: 3 }])(
  "%j misses one",
  (walked) => {
    expect(missed(trace(walked))).toHaveLength(1);
  },
);

test("a page that jumps as it loads misses one, and so does a page or a pointer that fetches ahead", () => {
  expect(missed({ ...trace({}), loads: [{ ...load, shifts: 0.3 }] })).toEqual([
    "/acme at 360 px jumped by 0.300.",
  ]);
  expect(missed({ ...trace({}), loads: [{ ...load, ahead: 1 }] })).toHaveLength(1);
  expect(missed({ ...trace({}), passing: 3 })).toHaveLength(1);
});

test("the middle of twenty, and what one of twenty exceeds", () => {
  expect(shares(Array.from({ length: 20 }, (_, index) => 20 - index))).toEqual(["10", "19"]);
});
