// A process of its own that asks for one page again and again: node load.ts '{"url":…,"headers":…,"seconds":…,"connections":…}'
import { Agent, get } from "node:http";

export type Load = { url: string; headers: Record<string, string>; seconds: number; connections: number };
/** Milliseconds, sorted, one for each answer; `bytes` of the last answer. */
export type Answers = { latencies: number[]; bytes: number; seconds: number };

const load: Load = JSON.parse(process.argv[2] ?? "");
const agent = new Agent({ keepAlive: true, maxSockets: load.connections });
const began = performance.now();
const latencies: number[] = [];
let bytes = 0;

await Promise.all(Array.from({ length: load.connections }, askAgainAndAgain));
const seconds = (performance.now() - began) / 1000;
agent.destroy();
process.stdout.write(
  JSON.stringify({ latencies: latencies.sort((a, b) => a - b), bytes, seconds } satisfies Answers),
);

async function askAgainAndAgain() {
  while (performance.now() - began < load.seconds * 1000) {
    const sent = performance.now();
    bytes = await ask();
    latencies.push(performance.now() - sent);
  }
}

function ask(): Promise<number> {
  return new Promise((done, failed) => {
    const request = get(load.url, { agent, headers: load.headers }, (response) => {
      let length = 0;
      response.on("data", (chunk: Buffer) => {
        length += chunk.length;
      });
      response.on("error", failed);
      response.on("end", () =>
        response.statusCode === 200
          ? done(length)
          : failed(new Error(`${load.url} answered ${response.statusCode}.`)),
      );
    });
    request.on("error", failed);
  });
}
