// The only place that follows a guide of docs/: its fenced blocks are files, lines and commands.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { run } from "../parts/children.ts";
import { say, Told } from "../parts/say.ts";

type Block = { language: string; title: string; body: string };

/** Does in `folder` what the guide there says: a `New:` block is a file, a `diff` changes the file named before it, `sh` runs. */
export async function follow(folder: string, guide: string) {
  for (const block of blocksOf(readFileSync(join(folder, guide), "utf8"))) {
    const [, file = ""] = /`([^`]+)`/.exec(block.title) ?? [];
    if (block.language === "sh") await runBlock(folder, guide, block.body);
    else if (block.language === "diff") change(folder, guide, file, block.body);
    else if (block.title.startsWith("New:")) create(folder, guide, file, block.body);
  }
}

/** Fenced blocks, each with the line of text before it. */
export function blocksOf(text: string): Block[] {
  const fenced = text.matchAll(/^([^\n]*)\n\n```(\w+)\n([\s\S]*?)^```$/gm);
  return [...fenced].map(([, title = "", language = "", body = ""]) => ({ title, language, body }));
}

async function runBlock(folder: string, guide: string, body: string) {
  for (const command of body.trim().split("\n")) {
    say(`▸ ${command}`);
    if ((await run("sh", ["-c", command], { cwd: folder })) !== 0)
      throw new Told(`${guide}: \`${command}\` failed.`);
  }
}

function create(folder: string, guide: string, file: string, body: string) {
  const path = join(folder, file);
  if (existsSync(path)) throw new Told(`${guide}: ${file} is there already.`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, body);
}

function change(folder: string, guide: string, file: string, diff: string) {
  const path = join(folder, file);
  const text = existsSync(path) ? readFileSync(path, "utf8") : "";
  writeFileSync(path, applyAll(text, diff, `${guide}: ${file}`));
}

/** The hunks of one block, one after the other. */
export function applyAll(text: string, diff: string, where: string): string {
  return diff.split(/^@@\n/m).reduce((changed, hunk) => apply(changed, hunk, where), text);
}

/** Puts the lines of `hunk` into `text`, where those that it keeps and takes out stand in a row, exactly once. */
export function apply(text: string, hunk: string, where: string): string {
  const lines = hunk.trimEnd().split("\n");
  const side = (mark: string) => lines.filter((line) => line[0] !== mark).map((line) => `${line.slice(1)}\n`);
  const before = side("+").join("");
  const found = `\n${text}`.split(`\n${before}`);
  if (found.length === 2) return found.join(`\n${side("-").join("")}`).slice(1);
  const often = found.length === 1 ? "not there" : `there ${found.length - 1} times`;
  throw new Told(`${where}: these lines are ${often}, so the guide is not true:\n${before}`);
}
