// The only place that writes a table of Markdown: with its columns in line, as the formatter wants it.

/** The first row is its head. */
export function markdownTable(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(3, ...rows.map((cells) => cells[at]?.length ?? 0)));
  const lines = rows.map((cells) => cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)));
  const [head = [], ...rest] = lines;
  const all = [head, widths.map((width) => "-".repeat(width)), ...rest];
  return all.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
