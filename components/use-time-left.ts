"use client";

import { useEffect, useState } from "react";

/** Seconds that are left of these, by the clock: a tab that slept knows too. Counted anew when others are given. */
export function useTimeLeft(seconds: number): number {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const end = Date.now() + seconds * 1000;
    const look = () => setLeft(Math.max(0, Math.ceil((end - Date.now()) / 1000)));
    look();
    const timer = window.setInterval(look, 1000);
    return () => window.clearInterval(timer);
  }, [seconds]);
  return left;
}
