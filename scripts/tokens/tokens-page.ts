// docs/tokens.md: what is explained there is written by hand, what a server answered stands between two marks.
import { readFileSync, writeFileSync } from "node:fs";
import { brand } from "../../lib/brand.ts";
import { Told } from "../parts/say.ts";
import type { Played } from "./transcript.ts";

export const tokensPage = "docs/tokens.md";

const begin = "<!-- Written by npm run docs:tokens from here -->";
const end = "<!-- to here -->";

export function writeTokensPage(played: Played[]) {
  const text = readFileSync(tokensPage, "utf8");
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from)
    throw new Told(`${tokensPage} lacks the marks between which its transcripts stand.`);
  const written = [begin, scanning(), "## As curl sees it", ...played.map(show), end].join("\n\n");
  writeFileSync(tokensPage, text.slice(0, from) + written + text.slice(to + end.length));
}

function show({ scene: { part, title, says, commands }, answer, decoded }: Played): string {
  const asked = commands.map((command) => `$ ${command}`).join("\n");
  return [
    ...(part ? [`### ${part}`] : []),
    `**${title}.** ${says}`,
    fenced("console", `${asked}\n${answer}`),
    ...(decoded ? ["It says:", fenced("json", decoded)] : []),
  ].join("\n\n");
}

/** For whoever looks for keys that got out: by the form of a key, as this product makes it. */
function scanning(): string {
  const { keyPrefix, name } = brand;
  const form = `${keyPrefix}_[0-9a-f]{32}_[A-Za-z0-9_-]{43}`;
  const rule = [
    "[[rules]]",
    `id = "${keyPrefix}-key"`,
    `description = "API key or personal access token of ${name}"`,
    `regex = '''\\b(${form})(?:[^A-Za-z0-9_-]|$)'''`,
    `keywords = ["${keyPrefix}_"]`,
  ].join("\n");
  return [
    "## Keys that got out",
    "Keys begin with `keyPrefix` of `lib/brand.ts`, so that whoever finds one knows whose it is. Register this with the secret scanning of the places where your customers keep code:",
    fenced("text", form),
    "A rule for gitleaks:",
    fenced("toml", rule),
    "Whoever finds a key can end it, and needs nothing else for that: `POST /api/oauth/revoke` with the key as `token` (RFC 7009). The digits in the middle are its id, so that its owner finds it among the others.",
  ].join("\n\n");
}

function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}
