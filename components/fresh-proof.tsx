"use client";

import { createContext, useContext } from "react";
import type { ActionResult } from "@/lib/result";

/** Asks who is there once more; false when they would rather not. The provider, app/_fresh-proof, stands around the whole app. */
export const AskForProof = createContext<() => Promise<boolean>>(async () => false);

/** Sends an action; when it wants a fresh proof, asks for one and sends it again. */
export function useFreshProof() {
  const ask = useContext(AskForProof);
  return async <Data,>(send: () => Promise<ActionResult<Data>>): Promise<ActionResult<Data>> => {
    const result = await send();
    const wantsProof = !result.ok && result.error.code === "reauthenticate" && !result.error.where;
    return wantsProof && (await ask()) ? send() : result;
  };
}
