import { expect, test } from "vitest";
import { inWords } from "./in-words";

test.each([
  [1, "in a second"],
  [89, "in 89 seconds"],
  [90, "in 2 minutes"],
  [3_540, "in 59 minutes"],
  [3_541, "in an hour"],
  [3_601, "in 2 hours"],
  [86_400, "in 24 hours"],
])("%i seconds are %j", (seconds, words) => expect(inWords(seconds)).toBe(words));
