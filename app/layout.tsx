import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { ThemeProvider } from "@/components/theme-provider";
import { Toaster } from "@/components/ui/toaster";
import { brand } from "@/lib/brand";
import { nonceOf } from "@/lib/security-headers";
import { FreshProofProvider } from "./_fresh-proof/provider";
import { geistMono, geistSans } from "./fonts";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: brand.name, template: `%s · ${brand.name}` },
  description: `${brand.name}: ${brand.workspace.many} for people who work together.`,
};

export const viewport: Viewport = { colorScheme: "light dark" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = nonceOf(await headers());
  return (
    <html lang="en" className={`${geistSans.variable} ${geistMono.variable}`} suppressHydrationWarning>
      <body>
        <ThemeProvider {...(nonce ? { nonce } : {})}>
          <FreshProofProvider>{children}</FreshProofProvider>
          <Toaster />
        </ThemeProvider>
      </body>
    </html>
  );
}
