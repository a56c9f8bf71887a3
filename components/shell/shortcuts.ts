import { useSyncExternalStore } from "react";

/** What the frame itself answers to, wherever one is. */
export const frameShortcuts = { shortcuts: "?", sidebar: "[", switcher: "g w" } as const;

/** Milliseconds in which the second key follows the first. */
const patience = 1500;

/** Puts keys together to shortcuts: gives what is reached with each key, with the first key of two in mind. */
export function keySequence(isKnown: (shortcut: string) => boolean) {
  let first: { key: string; at: number } | undefined;
  return (key: string, at: number): string | undefined => {
    const both = first && at - first.at < patience ? `${first.key} ${key}` : key;
    first = undefined;
    const found = [both, key].find(isKnown);
    if (!found) first = { key, at };
    return found;
  };
}

interface Key {
  key: string;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  getModifierState: (name: "AltGraph") => boolean;
}

/** Whether it is a letter or a mark by itself. Some keyboards write `[` with a modifier. */
export function isPlain(event: Key): boolean {
  const isModified = event.altKey || event.ctrlKey || event.metaKey;
  return event.key.length === 1 && (!isModified || event.getModifierState("AltGraph"));
}

/** ⌘K, elsewhere Ctrl K. */
export function opensMenu({ key, altKey, ctrlKey, metaKey }: Key): boolean {
  const isHeld = isApple() ? metaKey && !ctrlKey : ctrlKey && !metaKey;
  return isHeld && !altKey && key.toLowerCase() === "k";
}

const fields = "input, textarea, select, [contenteditable]:not([contenteditable=false]), [role=combobox]";
/** Not one that is just going away. */
const layers = ":is([role=dialog], [role=alertdialog], [role=menu]):not([data-state=closed])";

/** Whether a key belongs to a field, or to something that lies above the page. */
export function isTaken(target: EventTarget | null): boolean {
  return (
    (target instanceof Element && target.closest(fields) !== null) || document.querySelector(layers) !== null
  );
}

function isApple(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent);
}

/** Undefined until the page is alive: the server does not ask. */
export function useIsApple(): boolean | undefined {
  return useSyncExternalStore(
    () => () => {},
    isApple,
    () => undefined,
  );
}

const storageKey = "shortcuts";
const listeners = new Set<() => void>();

/** Keys by themselves can be turned off: who speaks to the computer would set them off by chance (WCAG 2.1.4). */
export function areShortcutsOn(): boolean {
  return localStorage.getItem(storageKey) !== "off";
}

export function turnShortcuts(isOn: boolean): void {
  if (isOn) localStorage.removeItem(storageKey);
  else localStorage.setItem(storageKey, "off");
  for (const listener of listeners) listener();
}

export function useShortcutsOn(): boolean {
  return useSyncExternalStore(listen, areShortcutsOn, () => true);
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}
