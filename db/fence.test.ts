import { expect, test } from "vitest";
import { fence } from "./fence";

const notes = `CREATE TABLE "notes" (
\t"organization_id" uuid NOT NULL,
\t"id" uuid NOT NULL,
\t"title" text NOT NULL,
\t"body" text NOT NULL,
\t"created_at" timestamp with time zone NOT NULL,
\tCONSTRAINT "notes_pk" PRIMARY KEY("organization_id","id")
);`;

test("a new organization table gets FORCE, and grants for what may change", () => {
  expect(fence(notes, [])).toBe(
    [
      'ALTER TABLE "notes" FORCE ROW LEVEL SECURITY;',
      'GRANT SELECT, INSERT, DELETE ON "notes" TO app_user;',
      'GRANT UPDATE ("title", "body") ON "notes" TO app_user;',
    ]
      .map((line) => `--> statement-breakpoint\n${line}`)
      .join("\n"),
  );
});

test("a new column may be updated", () => {
  expect(fence('ALTER TABLE "notes" ADD COLUMN "pinned" boolean;', ["notes"])).toContain(
    'GRANT UPDATE ("pinned") ON "notes"',
  );
});

test("a new column of a table that is only appended to stays closed", () => {
  expect(fence('ALTER TABLE "events" ADD COLUMN "hash" bytea;', ["notes"])).toBe("");
});

test("a fenced migration is left alone, and so is a table outside the wall", () => {
  expect(fence(`${notes}\n${fence(notes, [])}`, [])).toBe("");
  expect(fence('CREATE TABLE "colors" (\n\t"name" text PRIMARY KEY\n);', [])).toBe("");
});
