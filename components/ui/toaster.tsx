"use client";

import dynamic from "next/dynamic";

const load = () => import("@/components/ui/sonner");

/** Once, in the root layout. Its code follows the page's own, early enough for a screen reader to know the place. */
export const Toaster = dynamic(
  // Without it a page goes on: nothing but the messages is missing.
  () =>
    load().then(
      (module) => module.Sonner,
      () => () => null,
    ),
  { ssr: false },
);

/** A short message that something is done. */
export const toast = {
  success: (message: string) =>
    void load().then(
      (module) => module.showSuccess(message),
      () => {},
    ),
};
