// The only place that asks V8 where a page's time goes: a CPU profile of the server under load, summed up by package.
import { existsSync, readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { fileURLToPath } from "node:url";
import { Told } from "../parts/say.ts";

type Frame = { functionName: string; url: string; lineNumber: number; columnNumber: number };
type Profile = { nodes: { id: number; callFrame: Frame }[]; samples: number[]; timeDeltas: number[] };

/** Where the time went: milliseconds by package. Waiting is left out. */
export type Cost = Map<string, number>;

/** Profiles the process whose inspector listens on `port` while `work` runs. */
export async function profile(port: number, work: () => Promise<void>): Promise<Cost> {
  const [target] = (await (await fetch(`http://127.0.0.1:${port}/json`)).json()) as {
    webSocketDebuggerUrl: string;
  }[];
  if (!target) throw new Told("The server's inspector names nothing to look at.");
  const socket = new WebSocket(target.webSocketDebuggerUrl);
  await new Promise((done, failed) => Object.assign(socket, { onopen: done, onerror: failed }));
  let last = 0;
  const send = (method: string, params = {}) =>
    new Promise<{ profile: Profile }>((done) => {
      const id = ++last;
      socket.addEventListener("message", ({ data }) => {
        const answer = JSON.parse(String(data));
        if (answer.id === id) done(answer.result);
      });
      socket.send(JSON.stringify({ id, method, params }));
    });
  await send("Profiler.enable");
  await send("Profiler.setSamplingInterval", { interval: 500 });
  await send("Profiler.start");
  await work();
  const { profile: taken } = await send("Profiler.stop");
  socket.close();
  return costOf(taken);
}

function costOf({ nodes, samples, timeDeltas }: Profile): Cost {
  const names = new Map(nodes.map(({ id, callFrame }) => [id, packageOf(callFrame)]));
  const sums = new Map<string, number>();
  for (const [index, sample] of samples.entries()) {
    const name = names.get(sample) ?? "";
    sums.set(name, (sums.get(name) ?? 0) + (timeDeltas[index] ?? 0) / 1000);
  }
  sums.delete("(idle)");
  return sums;
}

function packageOf({ functionName, url, lineNumber, columnNumber }: Frame): string {
  if (url === "") return functionName.startsWith("(") ? functionName : "node";
  if (url.startsWith("node:")) return "node";
  // Next's own bundle, which holds the React that renders.
  if (/next-server\/app-page[^/]*\.js$/.test(url)) return "next and react";
  const source = url.includes("/node_modules/") ? url : (originOf(url, lineNumber, columnNumber) ?? url);
  const [, name] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(decodeURIComponent(source)) ?? [];
  return name === "next" || name?.startsWith("react") ? "next and react" : (name ?? "the app");
}

const maps = new Map<string, SourceMap | undefined>();

/** The file that a line of a bundle was made from. */
function originOf(url: string, line: number, column: number): string | undefined {
  if (!maps.has(url)) {
    const file = url.startsWith("file:") ? fileURLToPath(url) : url;
    maps.set(
      url,
      existsSync(`${file}.map`) ? new SourceMap(JSON.parse(readFileSync(`${file}.map`, "utf8"))) : undefined,
    );
  }
  const entry = maps.get(url)?.findEntry(line, column);
  return entry && "originalSource" in entry ? entry.originalSource : undefined;
}
