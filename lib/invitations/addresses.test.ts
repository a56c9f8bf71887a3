import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emailInput } from "@/lib/auth/input";
import { readAddresses } from "./addresses";

const emails = (text: string) => readAddresses(text).map(({ email }) => email);

describe("addresses are read out of", () => {
  test.each([
    ["one address", " Nora@Example.com ", ["nora@example.com"]],
    [
      "lines, empty ones among them",
      "a@example.com\r\n\n  b@example.com\n",
      ["a@example.com", "b@example.com"],
    ],
    [
      "commas and semicolons",
      "a@example.com, b@example.com;c@example.com,",
      ["a@example.com", "b@example.com", "c@example.com"],
    ],
    [
      "spaces and tabs",
      "a@example.com  b@example.com\tc@example.com",
      ["a@example.com", "b@example.com", "c@example.com"],
    ],
    [
      "commas of other keyboards",
      "a@example.com，b@example.com；c@example.com",
      ["a@example.com", "b@example.com", "c@example.com"],
    ],
    ["a name and brackets", "Nora Nilsson <nora@example.com>", ["nora@example.com"]],
    [
      "several of them",
      "Nora <a@example.com>, Nils <b@example.com>; Mia <c@example.com>",
      ["a@example.com", "b@example.com", "c@example.com"],
    ],
    [
      "several of them, with spaces between",
      "Nora <a@example.com> Nils <b@example.com>",
      ["a@example.com", "b@example.com"],
    ],
    [
      "a quoted name with a comma",
      '"Nilsson, Nora" <nora@example.com>, b@example.com',
      ["nora@example.com", "b@example.com"],
    ],
    ["a name with a comma, unquoted", "Nilsson, Nora <nora@example.com>", ["nora@example.com"]],
    ["the address as its own name", '"nora@example.com" <nora@example.com>', ["nora@example.com"]],
    ["a link", "mailto:nora@example.com?subject=Hello", ["nora@example.com"]],
    ["a link in brackets", "<mailto:nora@example.com>", ["nora@example.com"]],
    [
      "signs around each",
      "(nora@example.com).\n'nils@example.com'!\n“mia@example.com”",
      ["nora@example.com", "nils@example.com", "mia@example.com"],
    ],
    [
      "a list with bullets",
      "- a@example.com\n• b@example.com\n3. c@example.com",
      ["a@example.com", "b@example.com", "c@example.com"],
    ],
    ["a column of a table, quoted", '"a@example.com"\n"b@example.com"', ["a@example.com", "b@example.com"]],
    [
      "columns of a table",
      'Nora Nilsson,nora@example.com,Sales\n"Berg, Nils",nils@example.com',
      ["nora@example.com", "nils@example.com"],
    ],
    ["columns of a spreadsheet", "nora@example.com\tNora\tNilsson", ["nora@example.com"]],
    ["signs that nobody sees", "\u200bnora@example.com\ufeff", ["nora@example.com"]],
  ])("%s", (_, text, expected) => {
    expect(emails(text)).toEqual(expected);
  });

  test.each([
    "nora",
    "nora@example",
    "nora @example.com",
    // It may be a name, or an address with a space that does not belong there.
    "nora nilsson@example.com",
    "Nora <nora@example.com><nils@example.com>",
    "nora.example.com",
    "a@b@example.com",
    "nora@exämple.com",
  ])("no address out of %j", (text) => {
    expect(emails(text)).toEqual([undefined]);
  });

  test("nothing out of nothing", () => {
    for (const text of ["", " \n\t, ;\n"]) expect(readAddresses(text)).toEqual([]);
  });
});

test("a mistyped address between good ones is a row of its own", () => {
  expect(
    readAddresses("a@example.com, b.example.com, c_at_example.com, d@example.com").map(({ text }) => text),
  ).toEqual(["a@example.com", "b.example.com", "c_at_example.com", "d@example.com"]);
});

test("the same address again is told from the first, however it is written", () => {
  expect(
    readAddresses("a@example.com\nA <A@EXAMPLE.com>\nb@example.com").map(({ isTwice }) => isTwice),
  ).toEqual([false, true, false]);
});

test("a text of the largest size is read at once, whatever it is made of", () => {
  for (const part of ['"', "<", '"a', " ", "a ", "<>", "a@", "?", "@?", ", ", '\\"', "a@b.co "]) {
    const text = part.repeat(20_000 / part.length);
    const begin = performance.now();
    readAddresses(`x${text}!`);
    expect(performance.now() - begin, part).toBeLessThan(1000);
  }
});

const name = fc.stringMatching(/^[A-Z][a-z]{1,9}( [A-Z][a-z]{1,9})?$/);
const address = fc
  .stringMatching(/^[a-z][a-z0-9]{0,8}(\.[a-z0-9]{1,8})?@[a-z]{2,8}\.(com|org|co\.uk)$/)
  .filter((each) => emailInput.safeParse(each).success);
const written = fc.tuple(name, address, fc.nat(4)).map(([who, email, how]): [string, string] => {
  const ways = [email, email.toUpperCase(), `${who} <${email}>`, `"${who}, Dr." <${email}>`, `<${email}>`];
  return [ways[how] ?? email, email];
});
const separator = fc.constantFrom("\n", "\r\n", ", ", ",", "; ", ";", "\t", " ,\n");

test("whatever good addresses are pasted, with whatever between them, they come out as they went in", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(written, separator), { minLength: 1, maxLength: 30 }), (parts) => {
      const text = parts.map(([[way], between]) => way + between).join("");
      expect(emails(text)).toEqual(parts.map(([[, email]]) => email));
    }),
  );
});

const anything = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 80 }),
  fc
    .array(
      fc.oneof(
        written.map(([way]) => way),
        separator,
        fc.constantFrom('"', "<", ">", "@", " ", "nora", "x.y", "1.", "'"),
      ),
      {
        maxLength: 15,
      },
    )
    .map((parts) => parts.join("")),
);

test("nothing that was pasted gets lost, and what stays in the box is read the same again", () => {
  fc.assert(
    fc.property(anything, (text) => {
      const rows = readAddresses(text);
      const signs = (of: string) => of.replaceAll(/[\s,;，；、]/g, "");
      expect(signs(rows.map((row) => row.text).join(""))).toBe(signs(text));
      expect(emails(rows.map((row) => row.text).join("\n"))).toEqual(rows.map(({ email }) => email));
      for (const { email } of rows)
        if (email)
          expect(emailInput.safeParse(email)).toMatchObject({ success: true, data: email.toLowerCase() });
    }),
    { numRuns: 500 },
  );
});
