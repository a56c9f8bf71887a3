"use client";

import { Mail } from "lucide-react";
import { ErrorPage } from "@/components/error-page";
import { RefusedMark } from "@/components/refused-mark";
import { brand } from "@/lib/brand";
import type { Refusal } from "@/lib/tab/refusal";

/** What is missing, and whom to ask. */
export function RefusedPage({ refusal }: { refusal?: Refusal }) {
  return (
    <ErrorPage eyebrow="403" title="Your role does not allow this">
      <RefusedMark />
      {refusal ? <Missing {...refusal} /> : <p>This page needs more than your role gives.</p>}
      {refusal && refusal.helpers.length > 0 ? (
        <Helpers helpers={refusal.helpers} />
      ) : (
        <p className="mt-4">Someone who runs this {brand.workspace.one} can change that.</p>
      )}
    </ErrorPage>
  );
}

function Missing({ permission, sentence }: Refusal) {
  return (
    <>
      <p>To open this page, your role needs this permission:</p>
      <p className="mt-3 grid gap-0.5 rounded-lg border bg-card px-4 py-3 shadow-xs">
        <span className="font-medium text-foreground">{sentence}</span>
        <code className="font-mono text-xs">{permission}</code>
      </p>
    </>
  );
}

function Helpers({ helpers }: Pick<Refusal, "helpers">) {
  return (
    <section aria-labelledby="helpers" className="mt-6">
      <h2 id="helpers" className="text-sm font-medium text-foreground">
        {helpers.length === 1 ? "Who can give it to you" : "Any of them can give it to you"}
      </h2>
      <ul className="mt-2 divide-y rounded-lg border bg-card text-start text-sm shadow-xs">
        {helpers.map(({ name, email }) => (
          <li key={email}>
            <a
              href={`mailto:${encodeURIComponent(email)}`}
              className="focus-ring flex items-center gap-3 rounded-lg px-4 py-2.5 hover:bg-accent"
            >
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium text-foreground">{name}</span>
                <span className="block truncate">{email}</span>
              </span>
              <Mail aria-hidden="true" className="size-4 shrink-0" />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
