/** What no page of ours sends, told from the head of a request, so that nothing behind has to stumble over it. */
import "server-only";
import { isOwnHost, isOwnOrigin } from "./request";

/** Bytes: Next's own limit for the body of an action. */
const mostBytes = 1024 * 1024;

type Head = { method: string; headers: Headers; pathname: string };

/** The status to refuse it with, if that is so. A clear answer instead of Next's 500: each door judges for itself as well. */
export function refuseEarly({ method, headers, pathname }: Head): 400 | 403 | 405 | 413 | 421 | undefined {
  // Whoever checks the health of an instance asks it by its number.
  if (!isOwnHost(headers) && !pathname.startsWith("/api/health/")) return 421;
  if (!isDecodable(pathname)) return 400;
  if (method === "GET" || method === "HEAD") return undefined;
  const isTooLong = Number(headers.get("content-length")) > mostBytes;
  if (pathname.startsWith("/api/")) return isTooLong ? 413 : undefined;
  if (method !== "POST" || !isAction(headers)) return 405;
  if (!isOwnOrigin(headers)) return 403;
  return isTooLong ? 413 : undefined;
}

function isDecodable(pathname: string): boolean {
  try {
    decodeURIComponent(pathname);
    return true;
  } catch {
    return false;
  }
}

/** Sent by a script, or by a form as it stands. */
function isAction(headers: Headers): boolean {
  return headers.has("next-action") || /^multipart\/form-data\b/.test(headers.get("content-type") ?? "");
}
