// The only place of the trace that judges, and that writes: every finding beside its goal.
import { readFileSync, writeFileSync } from "node:fs";
import { markdownTable } from "../parts/markdown-table.ts";
import { Told } from "../parts/say.ts";
import type { Load } from "./loads.ts";
import type { Trace, Walked } from "./trace.ts";

const page = "docs/felt-speed.md";
const begin = "<!-- Written by npm run trace from here -->";
const end = "<!-- to here -->";

/** Goals; only the time depends on the machine, and so only it is told without a verdict on the exit code. */
const goal = { milliseconds: 100, shifts: 0.02, pages: 1, ahead: 2, passing: 2 };

/** Sentences, one for each goal missed that is the same on every machine. */
export function missed({ loads, walked, passing }: Trace): string[] {
  const whole = walked.filter((each) => !each.isSameDocument || each.documents > 0);
  const jumping = [...loads, ...walked].filter((each) => each.shifts >= goal.shifts);
  const greedy = walked.filter((each) => each.pages > goal.pages || each.ahead > goal.ahead);
  const early = loads.filter((each) => each.ahead > 0);
  return [
    ...whole.map((each) => `${each.step.name} loaded a whole page.`),
    ...jumping.map((each) => `${nameOf(each)} jumped by ${each.shifts.toFixed(3)}.`),
    ...greedy.map((each) => `${each.step.name} asked ${each.pages} times, and ${each.ahead} times ahead.`),
    ...early.map((each) => `${each.path} fetched ${each.ahead} ahead though nobody pointed anywhere.`),
    ...(passing > goal.passing ? [`A pointer that rested nowhere fetched ${passing} ahead.`] : []),
  ];
}

function nameOf(found: Load | Walked): string {
  return "path" in found ? `${found.path} at ${found.width} px` : found.step.name;
}

/** Keeps the tables in the page and gives them. */
export function writeTrace(trace: Trace): string {
  const text = readFileSync(page, "utf8");
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Told(`${page} lacks the marks between which its tables stand.`);
  const written = tables(trace);
  writeFileSync(page, `${text.slice(0, from)}${begin}\n\n${written}\n\n${text.slice(to)}`);
  return written;
}

function tables({ loads, walked, passing, rounds }: Trace): string {
  const steps = [...Map.groupBy(walked, ({ step }) => step.name)].map(([name, each]) => row(name, each));
  return [
    `${new Date().toISOString().slice(0, 10)}, ${rounds} rounds; milliseconds from the click to the frame that shows the content.`,
    markdownTable([
      ["step", "p50", "p95", "p50 after pointing", "p95 after pointing", "jumps", "requests", "ahead"],
      ...steps,
    ]),
    `Goals: p95 under ${goal.milliseconds} ms; jumps under ${goal.shifts}; at most ${goal.pages} request for a page and ${goal.ahead} ahead. Whole pages loaded: ${walked.filter((each) => !each.isSameDocument).length}. A pointer that passed over every link and rested on none fetched ${passing} ahead. Not under ${goal.milliseconds} ms on this machine: ${slow(steps).join(", ") || "nothing"}.`,
    markdownTable([
      ["whole page", "jumps at 1280 px", "jumps at 360 px", "ahead"],
      ...[...Map.groupBy(loads, ({ path }) => path)].map(([path, each]) => [
        `\`${path}\``,
        ...each.map(({ shifts }) => shifts.toFixed(3)),
        String(Math.max(...each.map(({ ahead }) => ahead))),
      ]),
    ]),
  ].join("\n\n");
}

/** Of the rows: whose p95, of either kind, misses the goal. */
function slow(rows: string[][]): string[] {
  const misses = (cell = "") => Number(cell) >= goal.milliseconds;
  return rows.filter(([, , p95, , pointed]) => misses(p95) || misses(pointed)).map(([name = ""]) => name);
}

function row(name: string, walked: Walked[]): string[] {
  const most = (key: "shifts" | "pages" | "ahead") => Math.max(...walked.map((each) => each[key]));
  const times = (rest: number) =>
    walked.filter((each) => each.rest === rest).map((each) => each.milliseconds);
  // History has nothing to point at.
  const hasTarget = walked.some((each) => each.step.target);
  return [
    name,
    ...(hasTarget
      ? [...shares(times(0)), ...shares(times(120))]
      : [...shares([...times(0), ...times(120)]), "", ""]),
    most("shifts").toFixed(3),
    String(most("pages")),
    String(most("ahead")),
  ];
}

/** The middle, and what one in twenty exceeds. */
export function shares(times: number[]): string[] {
  const sorted = times.toSorted((one, other) => one - other);
  return [0.5, 0.95].map((share) => (sorted[Math.ceil(sorted.length * share) - 1] ?? 0).toFixed(0));
}
