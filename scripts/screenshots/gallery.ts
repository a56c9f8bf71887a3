// The only place that writes docs/screenshots/README.md: the pictures that are there, by room.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { markdownTable } from "../parts/markdown-table.ts";
import { fileOf, folder, views } from "./camera.ts";
import { rooms, type Scene } from "./scenes.ts";

const file = join(folder, "README.md");

/** Touched only when it says something else. */
export function writeGallery() {
  const text = gallery();
  if (!existsSync(file) || readFileSync(file, "utf8") !== text) writeFileSync(file, text);
}

function gallery(): string {
  const parts = Object.entries(rooms).map(([title, scenes]) => [title, scenes.filter(isThere)] as const);
  const taken = parts.filter(([, scenes]) => scenes.length > 0);
  return `# Every page, as it looks

Made by \`npm run screenshots\` from the production build with the demo's data; do not edit it. Names of pictures choose some: \`npm run screenshots home members\`.
${taken.map(([title, scenes]) => room(title, scenes)).join("")}`;
}

function isThere(scene: Scene): boolean {
  return views.every((view) => existsSync(fileOf(scene, view)));
}

function room(title: string, scenes: Scene[]): string {
  const head = ["page", ...views.map(({ name }) => name.replace("-", ", "))];
  return `\n## ${title}\n\n${markdownTable([head, ...scenes.map(row)])}\n`;
}

function row(scene: Scene): string[] {
  const cells = views.map((view) => {
    const name = basename(fileOf(scene, view));
    const width = view.viewport.width > 400 ? 320 : 90;
    return `[<img src="${name}" alt="${scene.name}, ${view.name.replace("-", ", ")}" width="${width}">](${name})`;
  });
  return [scene.name, ...cells];
}
