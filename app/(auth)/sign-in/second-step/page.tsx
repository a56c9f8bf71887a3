import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { AuthCard } from "@/components/auth-card";
import { Button } from "@/components/ui/button";
import { findStep } from "@/lib/auth/second-step";
import { currentUser } from "@/lib/auth/session";
import {
  chooserPath,
  lostAccessPath,
  safeReturnPath,
  secondStepPath,
  signInPath,
  withQuery,
} from "@/lib/paths";
import { AppCodeForm } from "./app-code-form";
import { PasskeyStep } from "./passkey-step";
import { RecoveryCodeForm } from "./recovery-code-form";

export const metadata: Metadata = { title: "Second step" };

/** Asks who came past the first step for the second. Which form it is stands in the address: it works without scripts. */
export default async function SecondStepPage({ searchParams }: PageProps<"/sign-in/second-step">) {
  const { next: asked, by } = await searchParams;
  const next = safeReturnPath(asked);
  const step = await findStep();
  if (!step) {
    if (await currentUser()) redirect(next ?? chooserPath);
    return <StepOver next={next} />;
  }
  const isOnPaper = by === "recovery-code";
  const other = isOnPaper ? undefined : "recovery-code";
  return (
    <AuthCard
      title="Second step"
      description={
        isOnPaper
          ? "Type one of the codes that you wrote down when you set up your second step."
          : "Open the app that makes your codes, and type the one it shows now."
      }
      footer={<Link href={lostAccessPath}>Lost everything?</Link>}
    >
      {isOnPaper ? <RecoveryCodeForm next={next} /> : <AppCodeForm next={next} />}
      <PasskeyStep step={step} next={next} />
      <Button asChild variant="link" className="justify-self-start">
        <Link href={withQuery(secondStepPath(), { next, by: other })}>
          {isOnPaper ? "Use the code of your app instead" : "Use a recovery code instead"}
        </Link>
      </Button>
    </AuthCard>
  );
}

function StepOver({ next }: { next: string | undefined }) {
  return (
    <AuthCard
      title="Sign in once more"
      description="This took too long, or too many codes were wrong. Begin again with your address."
      footer={<Link href={lostAccessPath}>Lost everything?</Link>}
    >
      <Button asChild>
        <Link href={signInPath(next)}>Sign in</Link>
      </Button>
    </AuthCard>
  );
}
