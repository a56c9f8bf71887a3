"use client";

import { KeyRound } from "lucide-react";
import { useEffect, useEffectEvent } from "react";
import { FailureAlert } from "@/components/failure-alert";
import { LastUsed } from "@/components/last-used";
import { answerByPasskey, canOfferPasskeys, stopAsking } from "@/components/passkey";
import { Button } from "@/components/ui/button";
import { useConfirmedAction } from "@/components/use-confirmed-action";
import { fail, succeed } from "@/lib/result";
import { askForPasskeyAction, signInByPasskeyAction } from "./passkey-actions";

/** An offer in a field is made anew before its challenge is too old. */
const anew = 4 * 60 * 1000;

interface PasskeySignInProps {
  next: string | undefined;
  isLast: boolean;
}

/** A button, and the browser's own offer in the address field. */
export function PasskeySignIn({ next, isLast }: PasskeySignInProps) {
  const { run, pending, failure } = useConfirmedAction();
  const begin = () => askForPasskeyAction(undefined);
  const send = (response: Answer) => signInByPasskeyAction({ response, next });
  // It waits until somebody picks a passkey, so not in a transition: nothing else would go on.
  const offer = useEffectEvent((isOver: () => boolean) =>
    answerByPasskey(
      {
        begin: async () => (isOver() ? over : begin().then((asked) => (isOver() ? over : asked))),
        send: async (response) =>
          succeed(
            run(
              () => send(response),
              () => {},
            ),
          ),
      },
      { autofill: true },
    ).catch(() => {}),
  );
  useEffect(() => {
    if (pending) return;
    let isOver = false;
    let timer: ReturnType<typeof setInterval>;
    void canOfferPasskeys().then((can) => {
      if (!can || isOver) return;
      const now = () => void offer(() => isOver);
      now();
      timer = setInterval(now, anew);
    });
    return () => {
      isOver = true;
      clearInterval(timer);
      stopAsking();
    };
  }, [pending]);
  return (
    <div className="needs-script grid gap-3">
      <FailureAlert failure={failure} />
      <LastUsed isLast={isLast}>
        <Button
          variant="secondary"
          pending={pending}
          onClick={() =>
            run(
              () => answerByPasskey({ begin, send }),
              () => {},
            )
          }
        >
          <KeyRound aria-hidden="true" />
          Sign in with a passkey
        </Button>
      </LastUsed>
    </div>
  );
}

type Answer = Parameters<typeof signInByPasskeyAction>[0]["response"];

/** What nobody waits for any more. */
const over = fail({ code: "conflict", message: "" });
