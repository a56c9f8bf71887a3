/** Both parts of a mail, as its reader may see them. */
export function MailView({ title, html, text }: { title: string; html: string; text: string }) {
  return (
    <div className="grid grid-cols-1 gap-6">
      <iframe
        title={`${title}, as HTML`}
        srcDoc={html}
        // Without allow-scripts: a mail's markup runs nothing. Its links open a tab of their own.
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        className="h-128 w-full rounded-xl border bg-white"
      />
      <div className="grid grid-cols-1 gap-2">
        <p className="font-medium">Text part</p>
        <pre className="overflow-x-auto rounded-xl border bg-card p-4 text-sm break-words whitespace-pre-wrap">
          {text}
        </pre>
      </div>
    </div>
  );
}
