// The table of races: printed, and kept in docs/races.md, when each was run in full and none was lost.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { say } from "../parts/say.ts";
import { racesFolder } from "./races-folder.ts";

type Race = { name: string; rounds: number; violations: number };

const head = `# Races

What several people do at the same moment, over real connections to a real database: \`npm run test:full\` writes this page.

| race | rounds | violations |
| --- | ---: | ---: |
`;

export function forgetRaces(): void {
  rmSync(racesFolder, { recursive: true, force: true });
}

export function tellRaces(): void {
  const races = readRaces();
  if (races.length === 0) return;
  const rows = races.map(({ name, rounds, violations }) => `| ${name} | ${rounds} | ${violations} |`);
  say(rows.join("\n"));
  if (races.every(({ violations }) => violations === 0))
    writeFileSync("docs/races.md", `${head}${rows.join("\n")}\n`);
}

function readRaces(): Race[] {
  if (!existsSync(racesFolder)) return [];
  const files = readdirSync(racesFolder).sort();
  return files.map((file) => JSON.parse(readFileSync(`${racesFolder}/${file}`, "utf8")) as Race);
}
