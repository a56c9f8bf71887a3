import Link from "next/link";
import { Logo } from "@/components/logo";
import { Skylight } from "@/components/skylight";
import { ThemeMenu } from "@/components/theme-menu";
import { Button } from "@/components/ui/button";
import { isSignUpOpen } from "@/lib/auth/sign-up-rule";
import { brand } from "@/lib/brand";
import { chooserPath, developersPath, signInPath } from "@/lib/paths";

export default async function LandingPage() {
  const isOpen = await isSignUpOpen();
  return (
    <div className="relative isolate flex min-h-dvh flex-col overflow-hidden bg-sidebar">
      <Skylight />
      <header className="flex items-center justify-between p-4 sm:px-6">
        <Logo />
        <div className="flex items-center gap-2">
          <ThemeMenu />
          <Button asChild variant="secondary">
            <Link href={signInPath()}>Sign in</Link>
          </Button>
        </div>
      </header>
      <main id="main" className="grid flex-1 place-content-center px-6 pb-24 text-center">
        <div className="mx-auto grid max-w-2xl justify-items-center gap-5">
          <h1 className="text-4xl font-semibold tracking-tight text-balance sm:text-5xl">
            One <span className="whitespace-nowrap">sign-in</span>, every {brand.workspace.one}
          </h1>
          <p className="max-w-lg text-lg text-pretty text-muted-foreground">
            Bring people together in {brand.workspace.many}, decide what each may do, and move between them
            without signing in again.
          </p>
          <div className="mt-2 flex flex-wrap justify-center gap-3">
            {isOpen && (
              <Button asChild size="lg">
                <Link href="/sign-up">Create an account</Link>
              </Button>
            )}
            <Button asChild size="lg" variant={isOpen ? "secondary" : "primary"}>
              <Link href={chooserPath}>Open your {brand.workspace.many}</Link>
            </Button>
          </div>
        </div>
      </main>
      <footer className="flex justify-center p-4">
        <Button asChild variant="link">
          <Link href={developersPath}>Developers</Link>
        </Button>
      </footer>
    </div>
  );
}
