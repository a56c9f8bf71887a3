import { expect, test } from "vitest";
import { mannWhitney, median } from "./timing-page.ts";

const from = (start: number, count = 300) => Array.from({ length: count }, (_, index) => start + index);

test("lists that take turns are alike, and lists apart are not", () => {
  expect(
    mannWhitney(
      from(0).map((each) => each * 2),
      from(0).map((each) => each * 2 + 1),
    ),
  ).toBeGreaterThan(0.9);
  expect(mannWhitney(from(0), from(20))).toBeGreaterThan(0.001);
  expect(mannWhitney(from(0), from(60))).toBeLessThan(0.001);
  expect(mannWhitney(from(0), from(1000))).toBeLessThan(1e-6);
});

test("the middle of an even and of an odd number of values", () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 3, 2])).toBe(2.5);
});
