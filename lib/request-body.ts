/** How the body of a request is read: by what it says that it is, and no further than it may be long. */
import "server-only";

/** Undefined when it is longer than `mostBytes`: the rest of it is not taken. */
export async function readText(request: Request, mostBytes: number): Promise<string | undefined> {
  if (Number(request.headers.get("content-length")) > mostBytes) return undefined;
  if (!request.body) return "";
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of request.body as unknown as AsyncIterable<Uint8Array>) {
    length += piece.length;
    if (length > mostBytes) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString("utf8");
}

/** "application/json", say, without what may stand behind it. */
export function mediaTypeOf(request: Request): string | undefined {
  return request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
}
