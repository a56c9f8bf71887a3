/** What somebody types in a terminal; scrolls sideways where it is too long. */
export function CommandLine({ text }: { text: string }) {
  return (
    <pre
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable from the keyboard
      tabIndex={0}
      className="focus-ring w-full min-w-0 overflow-x-auto rounded-md border bg-muted/60 p-3 text-start font-mono text-xs leading-relaxed select-text"
    >
      <code>{text}</code>
    </pre>
  );
}
