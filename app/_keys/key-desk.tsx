"use client";

import { createContext, type ReactNode, useContext, useState } from "react";
import { useWhenWanted } from "@/components/on-demand";

export type KeyWords = {
  /** What it is called: "API key". */
  one: string;
  /** What makes a program's first request, the key itself in a variable. */
  command: string;
};

type Desk = { words: KeyWords; show: (key: string) => void };

const KeyDeskContext = createContext<Desk>({ words: { one: "", command: "" }, show: () => {} });

export function useKeyDesk(): Desk {
  return useContext(KeyDeskContext);
}

const loadDialog = () => import("./shown-once").then((module) => module.ShownOnce);

/** Shows a key that was just made. It stands around the whole list: the row that asked may be gone by then. */
export function KeyDesk({ words, children }: { words: KeyWords; children: ReactNode }) {
  const [key, setKey] = useState<string>();
  const ShownOnce = useWhenWanted(loadDialog, key !== undefined);
  return (
    <KeyDeskContext value={{ words, show: setKey }}>
      {children}
      {ShownOnce && key && <ShownOnce value={key} words={words} onClose={() => setKey(undefined)} />}
    </KeyDeskContext>
  );
}
