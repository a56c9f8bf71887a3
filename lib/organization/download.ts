/** The door of downloads in a workspace: the operation is carried out and written down, then the file is streamed. */
import "server-only";
import type { z } from "zod";
import type { Tx } from "@/db/wall";
import { env } from "@/lib/env";
import { describeError, log } from "@/lib/log";
import { movedPath, signInPath } from "@/lib/paths";
import { plainPage } from "@/lib/plain-page";
import { eventContext, isOwnNavigation, requestId } from "@/lib/request";
import type { Operation } from "./operation";
import { type Passed, passInto } from "./passage";
import { perform, Refused } from "./perform";
import { isSlug } from "./slug";

type Download = {
  operation: Operation<z.ZodUndefined, undefined>;
  /** Read in a second transaction, of which the pieces come as fast as they are taken. */
  write: (tx: Tx) => AsyncIterable<string>;
  type: string;
  name: (slug: string) => string;
};
type Context = { params: Promise<{ workspace: string }> };

/** A download holds a connection, so a process has few of them at a time, and none that nobody takes. */
const mostAtOnce = 2;
/** Milliseconds. Shorter than the database lets a transaction idle: scripts/postgres/databases.ts. */
const patience = 8_000;
/** Milliseconds, of a download as a whole: who takes a little at a time would keep it for ever. */
const longest = 5 * 60_000;
let running = 0;

export function organizationDownload(download: Download) {
  return async (request: Request, { params }: Context): Promise<Response> => {
    const { workspace: slug } = await params;
    if (request.method !== "GET") return answer(405);
    if (!isOwnNavigation(request.headers)) return answer(403);
    if (!isSlug(slug)) return answer(404);
    try {
      return await carryOut(download, slug, new URL(request.url));
    } catch (error) {
      if (error instanceof Refused)
        return error.reason.code === "rate_limited"
          ? answer(429, error.reason.message, error.reason.seconds)
          : answer(409, error.reason.message);
      const request_id = await requestId();
      log().error(
        { request_id, door: download.operation.event, error: describeError(error) },
        "A download failed.",
      );
      return answer(500, `Something went wrong on our side. Reference: ${request_id}`);
    }
  };
}

async function carryOut(download: Download, slug: string, url: URL): Promise<Response> {
  const { operation, write, type, name } = download;
  if (running >= mostAtOnce)
    return answer(503, "Others are downloading just now. Try again in a minute.", 60);
  // Before anything is awaited: others ask meanwhile.
  running += 1;
  let sending: Promise<void> | undefined;
  try {
    const passed = await passInto(slug, operation.permission, async (tx) =>
      perform(tx, operation, undefined, await eventContext(tx.sessionId)),
    );
    if (passed.outcome !== "done") return elsewhere(passed, slug, url.pathname + url.search);
    const file = stream(download, slug, write);
    sending = file.sending;
    return new Response(file.readable, {
      headers: {
        ...kept,
        "content-type": type,
        "content-disposition": `attachment; filename="${name(slug)}"`,
      },
    });
  } finally {
    void Promise.resolve(sending).finally(() => {
      running -= 1;
    });
  }
}

/** The answer to whoever was not let in. */
function elsewhere(
  passed: Exclude<Passed<unknown>, { outcome: "done" }>,
  slug: string,
  path: string,
): Response {
  switch (passed.outcome) {
    case "forbidden":
      return answer(403);
    case "not-found":
      return answer(404);
    case "signed-out":
      return lead(signInPath(path));
    case "moved":
      return lead(movedPath(path, slug, passed.slug));
  }
}

/** The transaction is open for as long as the file is being taken, and taken back when nobody takes it any more. */
function stream({ operation }: Download, slug: string, write: Download["write"]) {
  const { readable, writable } = new TransformStream<string, string>();
  const writer = writable.getWriter();
  const end = Date.now() + longest;
  const sending = passInto(slug, operation.permission, async (tx) => {
    for await (const piece of write(tx)) await inTime(writer.write(piece), end);
  })
    .then(async ({ outcome }) => {
      if (outcome !== "done") throw new Error(`The way in was ${outcome} a moment after it was open.`);
      await inTime(writer.close(), end);
    })
    .catch(async (error: unknown) => {
      log().warn({ door: operation.event, error: describeError(error) }, "A download came to no end.");
      await writer.abort(error).catch(() => {});
    });
  return { readable: readable.pipeThrough(new TextEncoderStream()), sending };
}

/** `end`: when the download as a whole is over. */
async function inTime(taken: Promise<void>, end: number): Promise<void> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error("Nobody took it.")), Math.min(patience, end - Date.now()));
  await Promise.race([taken, late]).finally(() => clearTimeout(timer));
  if (Date.now() >= end) throw new Error("It took too long.");
}

const kept = { "cache-control": "private, no-store" };

/** `retryAfter` in seconds. */
function answer(status: number, text?: string, retryAfter?: number): Response {
  return new Response(text ? plainPage({ title: "Not downloaded", text }) : null, {
    status,
    headers: {
      ...kept,
      "content-type": text ? "text/html; charset=utf-8" : "text/plain; charset=utf-8",
      ...(retryAfter === undefined ? {} : { "retry-after": String(retryAfter) }),
    },
  });
}

function lead(path: string): Response {
  return new Response(null, {
    status: 307,
    headers: { ...kept, location: new URL(path, env().APP_URL).href },
  });
}
