// The only place where a command ends: what it started is stopped in reverse order, whether it finished, failed or was interrupted.
import { say, sentenceOf } from "./say.ts";

const undo: (() => void | Promise<void>)[] = [];
let ending: Promise<never> | undefined;

export function atEnd(step: () => void | Promise<void>) {
  undo.push(step);
}

/** `interrupted` is the exit code after Ctrl-C: 0 where that is the way to stop, 130 where work was left undone. */
export async function task(work: () => Promise<number | undefined>, interrupted = 130) {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    // npm forwards what the terminal has sent already, so a second signal means nothing.
    process.on(signal, () => end(interrupted));
  }
  watchParent(() => end(interrupted));
  try {
    await end((await work()) ?? 0);
  } catch (error) {
    if (ending) return;
    say(sentenceOf(error));
    await end(1);
  }
}

/** Holds back work that would go on while everything is being stopped; the process ends under it. */
export async function unlessEnding() {
  if (ending) await new Promise(() => {});
}

function end(code: number): Promise<never> {
  ending ??= (async () => {
    for (let step = undo.pop(); step; step = undo.pop()) {
      try {
        await step();
      } catch (error) {
        say(sentenceOf(error));
      }
    }
    process.exit(code);
  })();
  return ending;
}

// npm's shell, or npm itself, can be killed without a word to us; the database and the port would stay taken.
function watchParent(gone: () => void) {
  const parent = process.ppid;
  if (!process.env.npm_lifecycle_event && !process.env.HANDED_OVER) return;
  setInterval(() => process.ppid !== parent && gone(), 1000).unref();
}
