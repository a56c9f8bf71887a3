// The only place where the scripts speak: on stderr, so that stdout carries nothing but what a command was asked for.

export function say(sentence: string) {
  process.stderr.write(`${sentence}\n`);
}

/** A mistake that is told as one sentence; anything else that is thrown is a mistake of ours. */
export class Told extends Error {}

export function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (process.env.DEBUG) return error.stack ?? error.message;
  const { code, path } = error as NodeJS.ErrnoException;
  if (code === "EACCES" && path) {
    return `${path} belongs to another user: run this as that user, or move the file or folder away.`;
  }
  if (error instanceof Told) return error.message;
  return `${error.message || error.name} (DEBUG=1 shows where).`;
}

/** Announces a step that takes time, keeps up a sign of life and says how long it took. */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const began = Date.now();
  const seconds = () => `${((Date.now() - began) / 1000).toFixed(1)} s`;
  say(`▸ ${title}`);
  const heartbeat = setInterval(() => say(`  ${title}: ${seconds()}`), 20_000);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    if (Date.now() - began > 2000) say(`  ${title}: took ${seconds()}`);
  }
}
