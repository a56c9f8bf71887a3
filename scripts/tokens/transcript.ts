// The only place that plays scenes of docs/tokens.md: each command is run as it stands there, by a shell, with curl.
import { spawnSync } from "node:child_process";
import { Told } from "../parts/say.ts";
import type { Cast } from "./cast.ts";
import type { Scene } from "./scenes.ts";

/** A scene with what was answered, in which whatever differs from run to run has a lasting name. */
export type Played = { scene: Scene; answer: string; decoded?: string };

/** Plays them one after the other: what one of them does, the next ones see. */
export function play(scenes: readonly Scene[], cast: Cast): Played[] {
  const known = { ...cast };
  return scenes.map((scene) => playOne(scene, known));
}

function playOne(scene: Scene, cast: Cast): Played {
  const answers = scene.commands.map((command) =>
    scene.untilTooMany ? repeat(command, cast) : ask(command, cast),
  );
  const [answer = ""] = answers;
  const told = answers.map((each) => steady(each, cast));
  if (new Set(told).size !== 1) throw new Told(`${scene.title}: the answers differ.\n${told.join("\n")}`);
  const [shown = ""] = told;
  if (!shown.startsWith(`HTTP/1.1 ${scene.status} `) || !shown.includes(scene.holds))
    throw new Told(`${scene.title}: this was not to be answered.\n${shown}`);
  if (!scene.keep) return { scene, answer: shown };
  const token = String(JSON.parse(bodyOf(answer)).access_token);
  cast[scene.keep] = token;
  return { scene, answer: shown, ...(scene.decoded ? { decoded: decode(token, cast) } : {}) };
}

function ask(command: string, cast: Cast): string {
  const { status, stdout, error } = spawnSync("sh", ["-c", command], {
    // Nothing of whoever runs this: curl would take proxies and settings from there.
    env: { PATH: process.env.PATH, NODE_ENV: "production", ...cast },
    encoding: "utf8",
  });
  if (status === 0) return stdout.replaceAll("\r\n", "\n");
  throw new Told(`This needs a shell and curl, and did not work: ${command}\n${error?.message ?? stdout}`);
}

/** Asks until it is too much; a minute that ends meanwhile begins to count anew. */
function repeat(command: string, cast: Cast): string {
  for (let count = 0; count < 2000; count += 1) {
    const answer = ask(command, cast);
    if (answer.startsWith("HTTP/1.1 429")) return answer;
  }
  throw new Told("It never was too much.");
}

/** Headers that say something about the answer itself; the rest is the same everywhere. */
const telling = ["content-type", "cache-control", "www-authenticate", "retry-after"];

function steady(answer: string, cast: Cast): string {
  const [status = "", ...headers] = answer.slice(0, answer.indexOf("\n\n")).split("\n");
  const shown = headers
    .map((line) => line.replace(/^[^:]+/, (name) => name.toLowerCase()))
    .filter((line) => telling.includes(line.split(":")[0] ?? ""))
    .toSorted();
  const body = bodyOf(answer);
  const text = body && JSON.stringify(JSON.parse(body), null, 2);
  return nameAll([status.trim(), ...shown, ...(text ? ["", text] : [])].join("\n"), cast);
}

function bodyOf(answer: string): string {
  return answer.slice(answer.indexOf("\n\n") + 2);
}

/** Values that have names in the commands get the same ones in the answers; what nobody asks for again, one that says what it is. */
function nameAll(text: string, { APP = "", ...cast }: Cast): string {
  const named = Object.entries(cast).reduce(
    (so, [name, value]) => so.replaceAll(value, () => `$${name}`),
    text,
  );
  return named
    .replaceAll(APP, "https://app.example")
    .replace(/eyJ[\w-]+\.[\w-]+\.[\w-]+/g, "eyJ…")
    .replace(/"(kid|jti|epoch|request_id)": "[^"]+"/g, '"$1": "…"')
    .replace(/"client_id": "[0-9a-f-]{36}"/g, '"client_id": "…"')
    .replace(/"iat": \d+/g, '"iat": 1767225600')
    .replace(/"exp": \d+/g, '"exp": 1767225900')
    .replace(/"\d{4}-\d\d-\d\dT[\d:.]+Z"/g, '"2026-01-01T00:00:00.000Z"')
    .replace(/^retry-after: \d+/m, "retry-after: 42")
    .replace(/in \d+ seconds/g, "in 42 seconds");
}

/** Header and claims, read without asking whether they are true. */
function decode(token: string, cast: Cast): string {
  const [header, claims] = token
    .split(".")
    .map((part, index) =>
      index < 2 ? JSON.parse(Buffer.from(part, "base64url").toString("utf8")) : undefined,
    );
  const lived = claims.exp - claims.iat;
  if (lived !== 300) throw new Told(`The token lives ${lived} seconds, and the page says 300.`);
  return nameAll(JSON.stringify({ header, claims }, null, 2), cast);
}
