"use client";

import { ThemeProvider as NextThemeProvider } from "next-themes";
import type { ReactNode } from "react";

interface ThemeProviderProps {
  /** Of the request's content security policy; its script sets the theme before the first paint. */
  nonce?: string;
  children: ReactNode;
}

/** The root layout's `html` needs `suppressHydrationWarning`: the theme's class is set before React starts. */
export function ThemeProvider({ nonce, children }: ThemeProviderProps) {
  return (
    <NextThemeProvider
      attribute="class"
      defaultTheme="system"
      enableSystem
      disableTransitionOnChange
      nonce={nonce}
    >
      {children}
    </NextThemeProvider>
  );
}
