import { notFound } from "next/navigation";
import { expect, test } from "vitest";
import { type Refusal, readRefusal, writeRefusal } from "./refusal";

const refusal: Refusal = {
  permission: "read:event",
  sentence: "See what happened; all of it",
  helpers: [{ name: "Zoë; 403", email: "zoe@example.com" }],
};

test("what was written is read, whatever is in it", () => {
  const error = Object.assign(new Error("no"), { digest: writeRefusal(refusal) });
  expect(readRefusal(error)).toEqual({ refusal });
});

test("Next's own refusal says nothing of itself, and is begun in the same way", () => {
  const next = thrownBy(notFound) as { digest: string };
  const digest = next.digest.replace("404", "403");
  expect(readRefusal(Object.assign(new Error("no"), { digest }))).toEqual({});
});

test.each([
  ["what was not found", thrownBy(notFound)],
  ["a fault", new Error("no")],
  ["nothing", undefined],
])("%s is no refusal", (_, error) => {
  expect(readRefusal(error)).toBeUndefined();
});

function thrownBy(work: () => never): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
