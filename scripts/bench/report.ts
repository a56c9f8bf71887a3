// The only place that judges: every finding beside its goal.
import type { PageCost } from "./bench.ts";
import type { Cost } from "./profile.ts";
import type { Comparison, Speed } from "./speed.ts";
import { table } from "./table.ts";
import { reasonOf, type View } from "./trips.ts";
import { mostBytes, type Weights } from "./weight.ts";

/** 1 when a goal is missed that holds on every machine, in bytes or transactions; else 0. */
export function exitCode(views: View[], { weights, empty }: Weights): number {
  return views.some(isOver) || weights.some((each) => each.bytes > mostBytes(each, empty)) ? 1 : 0;
}

type Times = { few: Comparison; many: Comparison; members: Record<string, Comparison> };

export function times({ few, many, members }: Times): string {
  const line = (name: string, { rate, p50, p95, bytes }: Speed) => [
    name,
    rate.toFixed(0),
    `${p50.toFixed(1)} ms`,
    `${p95.toFixed(1)} ms`,
    kilobytes(bytes),
  ];
  const growth = few.ratio / many.ratio;
  return [
    table("Time", [
      ["", "requests/s", "p50", "p95", "HTML"],
      line("bare page", few.b),
      line("/acme/projects, 10 organizations", few.a),
      line("bare page", many.b),
      line("/acme/projects, 10,000 organizations", many.a),
      ...Object.entries(members).flatMap(([path, { a, b }]) => [
        line(`${path}, 50 members`, b),
        line(`${path}, 10,000 members`, a),
      ]),
    ]),
    table("Ratios", [
      ["HTML, /acme/projects : bare page", (few.a.bytes / few.b.bytes).toFixed(2), "", ""],
      ["/acme/projects : bare page, 10", few.ratio.toFixed(2), "goal ≥ 0.60", verdict(few.ratio >= 0.6)],
      [
        "/acme/projects : bare page, 10,000",
        many.ratio.toFixed(2),
        "goal ≥ 0.60",
        verdict(many.ratio >= 0.6),
      ],
      ["cost at 10,000 : at 10", growth.toFixed(2), "goal ≤ 1.10", verdict(growth <= 1.1)],
      ...Object.entries(members).map(([path, { ratio }]) => [
        `cost of ${path} at 10,000 : at 50`,
        (1 / ratio).toFixed(2),
        ...(path.includes("search") ? ["", ""] : ["goal ≤ 1.50", verdict(1 / ratio <= 1.5)]),
      ]),
    ]),
  ].join("");
}

export function trips(views: View[]): string {
  const summary = views.map((view) => [
    view.what,
    String(view.requests),
    String(transactionsOf(view)),
    String(view.trips.length),
    view.mostTransactions ? `goal ≤ ${view.mostTransactions} transactions` : "",
    view.mostTransactions ? verdict(!isOver(view)) : "",
  ]);
  const statements = views.flatMap((view) => [
    [`${view.what}:`, ""],
    ...view.trips.map((trip, index) => [`  ${index + 1}  ${firstWords(trip.statement)}`, reasonOf(trip)]),
  ]);
  return [
    table("Page views", [["", "requests", "transactions", "round trips", "", ""], ...summary]),
    table("Round trips", statements),
  ].join("");
}

export function weights({ weights, empty }: Weights): string {
  const lines = weights.map((each) => [
    each.path,
    kilobytes(each.bytes),
    `${(each.bytes / empty).toFixed(2)} ×`,
    each.hasForm ? "goal ≤ 1.75" : "goal ≤ 1.40",
    verdict(each.bytes <= mostBytes(each, empty)),
  ]);
  return table("First-load JavaScript, gzip", [
    ["an empty Next page", kilobytes(empty), "1.00 ×", "", ""],
    ...lines,
  ]);
}

export function costs(costs: PageCost[]): string {
  const all = (cost: Cost) => [...cost.values()].reduce((sum, each) => sum + each, 0);
  const of = (cost: Cost, names: string[]) => names.reduce((sum, name) => sum + (cost.get(name) ?? 0), 0);
  const lines = costs.map(({ path, requests, cost }) => {
    const parts = [all(cost), ...columns.map(([, names]) => of(cost, names))];
    const rest = all(cost) * 2 - parts.reduce((sum, each) => sum + each, 0);
    return [path, ...[...parts, rest].map((each) => (each / requests).toFixed(2))];
  });
  const head = ["", "all", ...columns.map(([name]) => name), "other packages"];
  return table("Where the server's time goes, ms a request", [head, ...lines]);
}

const columns: [string, string[]][] = [
  ["next and react", ["next and react"]],
  ["node", ["node", "(program)", "(garbage collector)"]],
  ["postgres and drizzle", ["postgres", "drizzle-orm"]],
  ["the app", ["the app"]],
];

/** A statement outside of begin and commit is a transaction of its own; preparing one is none. */
function transactionsOf({ trips }: View): number {
  const open = new Set<number>();
  let transactions = 0;
  for (const { connection, statement } of trips.filter((trip) => !trip.isPreparing)) {
    if (!open.has(connection)) transactions += 1;
    if (/^begin/i.test(statement)) open.add(connection);
    if (/^(commit|rollback)/i.test(statement)) open.delete(connection);
  }
  return transactions;
}

function isOver(view: View): boolean {
  return view.mostTransactions !== undefined && transactionsOf(view) > view.mostTransactions;
}

function firstWords(statement: string): string {
  const line = statement.replace(/\s+/g, " ").trim();
  return line.length > 50 ? `${line.slice(0, 49)}…` : line;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(0)} KB`;
}

function verdict(isMet: boolean): string {
  return isMet ? "met" : "missed";
}
