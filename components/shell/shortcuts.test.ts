import { expect, test } from "vitest";
import { isPlain, keySequence } from "./shortcuts";

const known = new Set(["g p", "g m", "p", "?"]);
const press = (...keys: [string, number][]) => {
  const next = keySequence((shortcut) => known.has(shortcut));
  return keys.map(([key, at]) => next(key, at));
};

test("two keys in a row lead further than the second alone", () => {
  expect(press(["g", 0], ["p", 100], ["p", 200])).toEqual([undefined, "g p", "p"]);
});

test("the first of two is forgotten after a while, and after another key", () => {
  expect(press(["g", 0], ["m", 5000])).toEqual([undefined, undefined]);
  expect(press(["g", 0], ["x", 10], ["m", 20])).toEqual([undefined, undefined, undefined]);
  expect(press(["g", 0], ["g", 10], ["m", 20])).toEqual([undefined, undefined, "g m"]);
});

test("a key with a modifier is none of ours, but for the one by which a keyboard writes its marks", () => {
  const key = (key: string, held: object = {}, isGraph = false) =>
    isPlain({ key, altKey: false, ctrlKey: false, metaKey: false, getModifierState: () => isGraph, ...held });
  expect([key("g"), key("?"), key("[", { altKey: true, ctrlKey: true }, true)]).toEqual([true, true, true]);
  expect([key("g", { ctrlKey: true }), key("i", { metaKey: true }), key("Enter")]).toEqual([
    false,
    false,
    false,
  ]);
});
