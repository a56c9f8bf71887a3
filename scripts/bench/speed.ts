// The only place that measures time: pages in turns, in the same process, so that what disturbs one disturbs the other.
import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { Told } from "../parts/say.ts";
import type { Answers, Load } from "./load.ts";

/** Requests a second, milliseconds at the median and the 95th percentile, bytes of the page. */
export type Speed = { rate: number; p50: number; p95: number; bytes: number };

const connections = Number(process.env.BENCH_CONNECTIONS ?? 8);
const seconds = Number(process.env.BENCH_SECONDS ?? 4);
const rounds = Number(process.env.BENCH_ROUNDS ?? 4);

export type Comparison = { a: Speed; b: Speed; ratio: number };
export type Request = Pick<Load, "url" | "headers">;

/** The medians of some rounds of A B A B …; the ratio is A's rate to B's within a round, and its median over the rounds. */
export async function compare(a: Request, b: Request): Promise<Comparison> {
  for (const each of [a, b]) await ask({ ...each, seconds: 2 });
  const taken: { a: Speed; b: Speed }[] = [];
  for (let round = 0; round < rounds; round += 1)
    taken.push({ a: await ask({ ...a, seconds }), b: await ask({ ...b, seconds }) });
  return {
    a: middle(taken.map((each) => each.a)),
    b: middle(taken.map((each) => each.b)),
    ratio: median(taken.map((each) => each.a.rate / each.b.rate)),
  };
}

/** One page under load for a while. */
export async function ask(load: Request & { seconds: number }): Promise<Speed> {
  const file = fileURLToPath(new URL("load.ts", import.meta.url));
  const child = spawn(process.execPath, [file, JSON.stringify({ ...load, connections } satisfies Load)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const said = await text(child.stdout);
  if (!said) throw new Told(`${load.url} did not answer as it should; the reason is above.`);
  const answers: Answers = JSON.parse(said);
  const at = (share: number) => answers.latencies[Math.floor((answers.latencies.length - 1) * share)] ?? 0;
  return {
    rate: answers.latencies.length / answers.seconds,
    p50: at(0.5),
    p95: at(0.95),
    bytes: answers.bytes,
  };
}

function middle(speeds: Speed[]): Speed {
  const of = (key: keyof Speed) => median(speeds.map((speed) => speed[key]));
  return { rate: of("rate"), p50: of("p50"), p95: of("p95"), bytes: of("bytes") };
}

function median(numbers: number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  const half = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = [sorted[sorted.length % 2 ? half : half - 1], sorted[half]];
  return (low + high) / 2;
}
