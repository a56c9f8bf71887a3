"use client";

import { createContext, type ReactNode, useContext, useState } from "react";
import { useWhenWanted } from "@/components/on-demand";
import type { FirstRequest } from "@/lib/api/first-request";

export type KeyWords = {
  /** What it is called: "API key". */
  one: string;
  /** What makes a program's first request, the key itself in a variable. */
  requests: FirstRequest[];
};

type ShownKey = { key: string; permissions: readonly string[] };

type Desk = { words: KeyWords; show: (shown: ShownKey) => void };

const KeyDeskContext = createContext<Desk>({ words: { one: "", requests: [] }, show: () => {} });

export function useKeyDesk(): Desk {
  return useContext(KeyDeskContext);
}

const loadDialog = () => import("./shown-once").then((module) => module.ShownOnce);

/** Shows a key that was just made. It stands around the whole list: the row that asked may be gone by then. */
export function KeyDesk({ words, children }: { words: KeyWords; children: ReactNode }) {
  const [shown, setShown] = useState<ShownKey>();
  const ShownOnce = useWhenWanted(loadDialog, shown !== undefined);
  return (
    <KeyDeskContext value={{ words, show: setShown }}>
      {children}
      {ShownOnce && shown && (
        <ShownOnce
          value={shown.key}
          one={words.one}
          command={commandOf(words, shown)}
          onClose={() => setShown(undefined)}
        />
      )}
    </KeyDeskContext>
  );
}

/** One that it is granted. */
function commandOf({ requests }: KeyWords, { permissions }: ShownKey): string {
  const fits = ({ permission }: FirstRequest) => permission === null || permissions.includes(permission);
  return requests.find(fits)?.command ?? "";
}
