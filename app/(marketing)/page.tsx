import Link from "next/link";
import { Logo } from "@/components/logo";
import { Skylight } from "@/components/skylight";
import { ThemeMenu } from "@/components/theme-menu";
import { Button } from "@/components/ui/button";
import { brand } from "@/lib/brand";
import { chooserPath, developersPath, signInPath, signUpPath } from "@/lib/paths";
import { AppPicture } from "./app-picture";
import { Inviting } from "./inviting";
import { Programs } from "./programs";
import { Roles } from "./roles";
import { Security } from "./security";
import { Switching } from "./switching";

/** Rendered by the build: what it says is for everybody. Whether anyone may sign up, /sign-up says. */
export const dynamic = "force-static";

/** What a stranger sees. Words to the fork: the five parts are files beside this one; keep those that are true of your product. */
export default function LandingPage() {
  return (
    <div className="flex min-h-dvh flex-col bg-sidebar">
      <header className="mx-auto flex w-full max-w-6xl items-center justify-between gap-4 px-4 py-4 sm:px-6">
        <Logo />
        <div className="flex items-center gap-2">
          <ThemeMenu />
          <Button asChild variant="secondary">
            <Link href={signInPath()}>Sign in</Link>
          </Button>
        </div>
      </header>
      <main id="main" className="flex-1">
        <Opening />
        <div className="border-t bg-background">
          <div className="mx-auto w-full max-w-6xl divide-y px-4 sm:px-6">
            <Switching />
            <Roles />
            <Inviting />
            <Security />
            <Programs />
          </div>
        </div>
        <Closing />
      </main>
      <footer className="mx-auto flex w-full max-w-6xl flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-6 sm:px-6">
        <Logo className="text-sm" />
        <nav aria-label="More" className="flex flex-wrap items-center gap-x-5">
          <FooterLink href={developersPath}>Developers</FooterLink>
          <FooterLink href={signInPath()}>Sign in</FooterLink>
          <FooterLink href={`mailto:${brand.support}`}>Support</FooterLink>
        </nav>
      </footer>
    </div>
  );
}

function Opening() {
  return (
    <section className="relative isolate overflow-hidden px-4 pt-14 pb-16 sm:px-6 sm:pt-18 sm:pb-20">
      <div className="relative mx-auto grid max-w-6xl justify-items-center gap-12 sm:gap-14">
        <div className="max-sm:hidden">
          <Skylight />
        </div>
        <div className="grid max-w-2xl justify-items-center gap-5 text-center">
          <h1 className="text-3xl font-semibold tracking-tight text-balance sm:text-4xl">
            One <span className="whitespace-nowrap">sign-in</span>, every {brand.workspace.one}
          </h1>
          <p className="max-w-xl text-base text-pretty text-muted-foreground sm:text-lg">
            Bring people together in {brand.workspace.many}, decide what each may do, and move between them
            without signing in again.
          </p>
          <div className="mt-2 flex flex-wrap justify-center gap-3">
            <Button asChild size="lg">
              <Link href={signUpPath}>Create an account</Link>
            </Button>
            <Button asChild size="lg" variant="secondary">
              <Link href={chooserPath}>Open your {brand.workspace.many}</Link>
            </Button>
          </div>
        </div>
        <AppPicture />
      </div>
    </section>
  );
}

function Closing() {
  return (
    <section
      aria-labelledby="begin"
      className="grid justify-items-center gap-5 border-t px-4 py-16 text-center sm:py-20"
    >
      <h2 id="begin" className="text-2xl font-semibold">
        Begin with one {brand.workspace.one}
      </h2>
      <p className="max-w-md text-base text-pretty text-muted-foreground">
        Name it, invite somebody, and see who did what. A second one is a click away.
      </p>
      <Button asChild size="lg">
        <Link href={signUpPath}>Get started</Link>
      </Button>
    </section>
  );
}

function FooterLink({ href, children }: { href: string; children: string }) {
  return (
    <Link
      href={href}
      className="focus-ring rounded-sm py-1.5 text-muted-foreground transition-colors hover:text-foreground"
    >
      {children}
    </Link>
  );
}
