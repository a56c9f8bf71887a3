// docs/security-timing.md: the times of two kinds of address held against each other.
import { writeFileSync } from "node:fs";

/** A door, with the times in milliseconds that each kind of address took there. */
export type Door = { name: string; kinds: { kind: string; took: number[] }[] };

/** Keeps the page and gives it. */
export function timingPage(doors: Door[]): string {
  const text = `${[
    "# Does the time of an answer tell who has an account?",
    `\`npm run bench:timing\` signs in with a wrong password, asks for a link and for a new password, and signs up, ${doors[0]?.kinds[0]?.took.length ?? 0} times for each kind of address, in turns and in a random order within each turn, and holds the times against each other. Nothing is to be told: p > 0.01 by Mann and Whitney, and medians less than 5 ms apart. It is a report: a busy machine adds noise to all alike, and no test fails by it.`,
    table([["", "median of known", "median of the other", "gap", "p", "alike"], ...doors.flatMap(rowsOf)]),
    `Written on ${new Date().toISOString().slice(0, 10)}.`,
  ].join("\n\n")}\n`;
  writeFileSync("docs/security-timing.md", text);
  return text;
}

function rowsOf({ name, kinds: [known, ...others] }: Door): string[][] {
  if (!known) throw new Error("Nothing was measured.");
  return others.map(({ kind, took }) => {
    const [p, gap] = [mannWhitney(known.took, took), Math.abs(median(took) - median(known.took))];
    const verdict = p > 0.01 && gap < 5 ? "yes" : "no";
    const times = [median(known.took), median(took), gap].map(milliseconds);
    return [`${name}, known : ${kind}`, ...times, p.toFixed(3), verdict];
  });
}

function table([head = [], ...rows]: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

function milliseconds(value: number): string {
  return `${value.toFixed(2)} ms`;
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle - 0.5)] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}

/** How likely two such different lists are when both come of the same: two-sided, by the normal approximation. */
export function mannWhitney(a: number[], b: number[]): number {
  const all = [...a.map((value) => ({ value, of: a })), ...b.map((value) => ({ value, of: b }))];
  all.sort((x, y) => x.value - y.value);
  // Times to the nanosecond are never the same twice, so that ties need no care.
  const ranks = all.reduce((sum, { of }, index) => sum + (of === a ? index + 1 : 0), 0);
  const [n, m] = [a.length, b.length];
  const u = ranks - (n * (n + 1)) / 2;
  const z = Math.abs(u - (n * m) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12);
  return 2 * (1 - normal(z));
}

/** The normal distribution up to `z`: Abramowitz and Stegun 26.2.17, good to seven places. */
function normal(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const weights = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429];
  const tail = weights.reduceRight((sum, weight) => (sum + weight) * t, 0);
  return 1 - (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * tail;
}
