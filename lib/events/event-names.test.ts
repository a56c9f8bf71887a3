import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { securitySentences } from "@/lib/auth/sentences";
import { sentences } from "./sentences";

/** Call sites that pass on a name which is written elsewhere. */
const passOn = ["lib/organization/perform.ts", "lib/instance/perform.ts", "db/seed.ts"];

const sources = new Map(
  globSync("{app,db,lib,scripts}/**/*.{ts,tsx}")
    .filter((file) => !/\.test\.tsx?$/.test(file))
    .map((file) => [file, readFileSync(file, "utf8")]),
);

describe("every event has a sentence", () => {
  const names = [
    ...declared(/\boperation\(\{/g, "event"),
    ...declared(/\brecord(?:Staff)?Event\(\s*[\w.]+,/g, "action"),
  ];

  test("its name is found in the source", () => {
    expect(names.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["organization.created", "invitation.accepted", "member.roleChanged"]),
    );
  });

  test("no name is hidden from this test", () => {
    const hidden = names.filter(({ name, file }) => name === undefined && !passOn.includes(file));
    expect(
      hidden.map(({ file }) => `${file}: write the event's name as a text where it is recorded.`),
    ).toEqual([]);
  });

  test("the table has it", () => {
    const missing = names.filter(({ name }) => name !== undefined && !Object.hasOwn(sentences, name));
    expect(missing.map(({ name = "" }) => lineToAdd(name))).toEqual([]);
  });
});

describe("every security event has a sentence", () => {
  const recorded = [...sources].flatMap(([file, text]) =>
    [...text.matchAll(/\brecordSecurityEvent\(\s*[\w.]+,\s*(?:"([\w.]+)")?/g)].map(([, name]) => ({
      file,
      name,
    })),
  );
  // A preview changes nothing and has none.
  const ofStaff = declared(/\bstaffOperation\(\{/g, "event").filter(({ name }) => name);
  const names = [...recorded.filter(({ file }) => !passOn.includes(file)), ...ofStaff];

  test("its name is found in the source", () => {
    expect(names.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["session.started", "role.permissionsChanged"]),
    );
    expect(names.filter(({ name }) => name === undefined)).toEqual([]);
  });

  test("the table has it", () => {
    const missing = names.filter(({ name = "" }) => !Object.hasOwn(securitySentences, name));
    expect(missing.map(({ name }) => `lib/auth/sentences.ts: "${name}": "You …",`)).toEqual([]);
  });
});

/** The text of `key` that follows each `opening`; undefined where it is no literal. */
function declared(opening: RegExp, key: string): Array<{ file: string; name: string | undefined }> {
  const value = new RegExp(`\\b${key}:\\s*"([a-z]\\w*\\.[a-z]\\w*)"`);
  return [...sources].flatMap(([file, text]) =>
    [...text.matchAll(opening)].map(({ index }) => ({
      file,
      name: value.exec(text.slice(index).split(/\n\s*\}\)/)[0] ?? "")?.[1],
    })),
  );
}

function lineToAdd(name: string): string {
  const [noun = "", did = ""] = name.split(".");
  const kind = `${noun.charAt(0).toUpperCase()}${noun.slice(1)} ${did}`;
  return [
    `lib/${noun}s/sentences.ts, spread into lib/events/sentences.ts: "${name}": { kind: "${kind}",`,
    `say: ({ actorName, targetName }) => words\`\${actorName} ${did} the ${noun} \${targetName}\` },`,
  ].join(" ");
}
