import { describe, expect, test } from "vitest";
import { brand } from "@/lib/brand";
import { eventQueryInput } from "./input";
import { listKinds, sentenceOf, sentences } from "./sentences";
import { type EventFacts, inFull } from "./words";

const carol = "01890000-0000-7000-8000-000000000001";
const bob = "01890000-0000-7000-8000-000000000002";

function tell(action: string, facts: Partial<EventFacts> = {}): string {
  const event = {
    actorType: "user" as const,
    actorId: carol,
    actorName: "Carol Castro",
    targetId: bob,
    targetName: "Bob Brandt",
  };
  return inFull(sentenceOf({ ...event, action, changes: null, ...facts }));
}

const toViewer = { role: { before: "Member", after: "Viewer" } };

describe("an event in words", () => {
  test("says who did what to whom, with before and after", () => {
    expect(tell("member.roleChanged", { changes: toViewer })).toBe(
      "Carol Castro changed Bob Brandt's role from Member to Viewer",
    );
    expect(tell("member.roleChanged", { changes: toViewer, targetId: carol })).toBe(
      "Carol Castro changed their own role from Member to Viewer",
    );
    expect(tell("invitation.sent", { changes: { role: { before: null, after: "Viewer" } } })).toBe(
      "Carol Castro invited Bob Brandt as Viewer",
    );
    expect(tell("organization.created", { targetName: "Acme" })).toBe(
      `Carol Castro created the ${brand.workspace.one} Acme`,
    );
  });

  test("sets names apart, and nothing else", () => {
    const sentence = sentenceOf({
      action: "member.roleChanged",
      actorType: "user",
      actorId: carol,
      actorName: "Carol",
      targetId: bob,
      targetName: "Bob",
      changes: toViewer,
    });
    expect(sentence.filter(({ isName }) => isName).map(({ text }) => text)).toEqual([
      "Carol",
      "Bob's",
      "Member",
      "Viewer",
    ]);
  });

  test("of a kind that nobody knows any more is told all the same", () => {
    const changes = { dueDate: { before: null, after: "Monday" } };
    expect(tell("apiKey.rolledOver", { changes })).toBe(
      "Carol Castro: api key rolled over Bob Brandt, due date from nothing to Monday",
    );
    expect(tell("constructor")).toBe("Carol Castro: constructor Bob Brandt");
  });

  test.each(Object.keys(sentences))("%s names who did it, with changes and without", (action) => {
    for (const changes of [null, {}, toViewer]) {
      const text = tell(action, { changes });
      expect(text).toContain("Carol Castro");
      expect(text).not.toContain("undefined");
    }
  });

  test("of a key that is called like somebody is none of theirs", () => {
    expect(tell("member.removed", { actorType: "key" })).toBe("The API key Carol Castro removed Bob Brandt");
    expect(tell("no.more", { actorType: "key", targetName: "Carol Castro" })).toBe(
      "The API key Carol Castro: no more Carol Castro",
    );
    for (const action of Object.keys(sentences))
      expect(tell(action, { actorType: "key" }), action).toMatch(/^The API key |the API key Carol Castro/);
  });

  test("no two kinds have the same name", () => {
    const kinds = listKinds().map(({ kind }) => kind);
    expect(new Set(kinds).size).toBe(kinds.length);
  });
});

describe("what an address asks of the trail", () => {
  test("is taken when it is well formed", () => {
    const query = { person: carol, kind: "member.roleChanged", before: bob };
    expect(eventQueryInput.parse(query)).toEqual(query);
  });

  test.each([
    { person: "", kind: "", before: "" },
    { person: "carol", kind: "all", before: "1" },
    { person: [carol, bob], kind: ["member.removed"], before: { id: bob } },
    { person: `${carol}' or true`, kind: "member.removed; drop", before: `${bob}\n` },
    { kind: `member.${"x".repeat(80)}` },
    {},
  ])("is nothing when it is garbled: %j", (query) => {
    expect(Object.values(eventQueryInput.parse(query)).filter(Boolean)).toEqual([]);
  });
});
