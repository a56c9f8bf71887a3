// npm run bench: what a page costs, in one run: against a bare page, with many organizations, on the wire, in bytes. docs/bench.md
import { bench } from "./bench/bench.ts";
import { makeScratch } from "./bench/scratch.ts";
import { enter } from "./parts/running.ts";
import { task } from "./parts/task.ts";

await task(async () => {
  await enter("bench", undefined, ["bench"]);
  return bench(await makeScratch());
});
