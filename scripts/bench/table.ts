// The only place that lays out lines: columns as wide as their widest cell, words to the left, numbers to the right.

export function table(title: string, rows: string[][]): string {
  const widths = rows.reduce<number[]>(
    (all, row) => row.map((cell, at) => Math.max(all[at] ?? 0, cell.length)),
    [],
  );
  const lines = rows.map((row) =>
    row
      .map((cell, at) => pad(cell, widths[at] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  return `\n${title}\n${lines.map((line) => `  ${line}\n`).join("")}`;
}

function pad(cell: string, width: number): string {
  return /^[\d.,]+( (ms|KB|×|%))?$/.test(cell) ? cell.padStart(width) : cell.padEnd(width);
}
