/** What somebody types in a terminal. */
export function CommandLine({ text }: { text: string }) {
  return (
    <pre className="rounded-md border bg-muted/60 p-3 text-start font-mono text-xs leading-relaxed break-all whitespace-pre-wrap select-text">
      <code>{text}</code>
    </pre>
  );
}
