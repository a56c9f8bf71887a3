/**
 * Addresses out of what people paste: one a line, with commas, semicolons or tabs, alone or as `Name <address>`, or a few
 * columns of a table. Browser and server read the same rows out of the same text.
 */
import { emailInput, normalizeEmail } from "@/lib/auth/input";

export type AddressRow = {
  /** As it was pasted, name and all. */
  text: string;
  /** Normalized; undefined where the text is no address, or could be meant in two ways. */
  email: string | undefined;
  /** An earlier row has the same address. */
  isTwice: boolean;
};

export function readAddresses(text: string): AddressRow[] {
  const seen = new Set<string>();
  return text
    .split(/\r\n|[\n\r\v\f\u2028\u2029]/)
    .flatMap(readLine)
    .map((row) => {
      const email = findAddress(row);
      const isTwice = email !== undefined && seen.has(email);
      if (email) seen.add(email);
      return { text: row, email, isTwice };
    });
}

/** The cells of a line, each name together with its address: what was typed before it, or else right behind. */
function readLine(line: string): string[] {
  const rows: string[] = [];
  let names = "";
  for (const cell of splitCells(line).flatMap(splitAtSpaces)) {
    if (isName(cell)) names += cell;
    else {
      rows.push(names + cell);
      names = "";
    }
  }
  const last = rows.pop() ?? "";
  return [...rows, last + names].map(trim).filter(Boolean);
}

/** Cells with the separator that ends each. Quotes keep a separator in; an angle bracket that closes ends a cell, too. */
function splitCells(line: string): string[] {
  const cells: string[] = [];
  let begin = 0;
  for (let at = 0; at < line.length; at += 1) {
    // A quote without its other half is a sign like any other.
    if (line[at] === '"') at = Math.max(at, line.indexOf('"', at + 1));
    const isEnd =
      separators.includes(line.charAt(at)) || (line[at] === ">" && /\s/.test(line.charAt(at + 1)));
    if (!isEnd) continue;
    cells.push(line.slice(begin, at + 1));
    begin = at + 1;
  }
  return [...cells, line.slice(begin)].filter((cell) => trim(cell) !== "");
}

const separators = ",;\t，；、";

/** Spaces part addresses only where nothing else stands between them: "Nora nilsson@…" may be one address, mistyped. */
function splitAtSpaces(cell: string): string[] {
  const words = cell.includes("<") ? [] : (cell.match(/\S+\s*/g) ?? []);
  return words.length > 1 && words.every((word) => !trim(word) || findAddress(word)) ? words : [cell];
}

/** Letters, and no domain among them: that may be an address that lost its sign. */
function isName(cell: string): boolean {
  return cell.length < 200 && /^[\s\p{L}\p{M}'’".,;，；、-]+$/u.test(cell) && !/\.\p{L}{2}/u.test(cell);
}

/** The one address in a cell or in the columns of a row: in angle brackets, else the whole of it but for the signs around. */
function findAddress(row: string): string | undefined {
  const brackets = [...row.matchAll(/<([^<>]*)>/g)];
  if (brackets.length > 0) return brackets.length === 1 ? readAddress(brackets[0]?.[1] ?? "") : undefined;
  const cells = splitCells(row).filter((cell, _, all) => all.length === 1 || cell.includes("@"));
  return cells.length === 1 ? readAddress(cells[0] ?? "") : undefined;
}

function readAddress(text: string): string | undefined {
  const bare = trim(text.replaceAll(/[\u200b-\u200d\u2060\ufeff]/g, ""));
  if (bare.length > 1000) return undefined;
  const address = bare
    .replace(/^([-–•*·]|\d{1,4}[.)])\s+/u, "")
    .replace(/^["'“‘([{<]+/, "")
    .replace(/["'”’)\]}>.:!?]+$/, "")
    .replace(/^mailto:([^?]*).*$/i, "$1");
  const parsed = emailInput.safeParse(address);
  return parsed.success ? normalizeEmail(parsed.data) : undefined;
}

/** Without the spaces and separators at its ends. */
function trim(text: string): string {
  let [begin, end] = [0, text.length];
  const isOuter = (at: number) => separators.includes(text.charAt(at)) || /\s/.test(text.charAt(at));
  while (begin < end && isOuter(begin)) begin += 1;
  while (begin < end && isOuter(end - 1)) end -= 1;
  return text.slice(begin, end);
}
