"use client";

import { Check, Minus } from "lucide-react";
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import { FailureAlert } from "@/components/failure-alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { useConfirmedAction } from "@/components/use-confirmed-action";
import { brand } from "@/lib/brand";
import type { ActionResult } from "@/lib/result";
import { cn } from "@/lib/utils";

export interface ShownStep {
  name: string;
  state: "open" | "done" | "skipped";
  title: string;
  text: string;
  skip: () => Promise<ActionResult<unknown>>;
  /** Its form. */
  panel: ReactNode;
}

const StepContext = createContext<() => void>(() => {});

/** Goes on to the next step, from within the form of one. */
export function useStepDone(): () => void {
  return useContext(StepContext);
}

/** One step at a time. It goes on when somebody does, not when the page is shown anew: what did not go out is still in its form. */
export function FirstMinutes({ steps: found }: { steps: ShownStep[] }) {
  const [steps, setSteps] = useState(found);
  const at = steps.findIndex(({ state }) => state === "open");
  const step = steps[at];
  const { run, pending, failure } = useConfirmedAction();
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(at);

  useEffect(() => {
    if (shown.current === at) return;
    shown.current = at;
    // When none is left, the page itself has the focus, not nothing.
    const place = heading.current ?? document.getElementById("main");
    place?.focus({ preventScroll: place !== heading.current });
  }, [at]);

  if (!step) return null;
  // As the page knows it by now.
  const isBehind = found.find(({ name }) => name === step.name)?.state !== "open";
  const end = (state: "done" | "skipped") =>
    setSteps(steps.map((each) => (each === step ? { ...each, state } : each)));
  return (
    <Card aria-label="First steps" className="overflow-hidden">
      <ol className="flex flex-wrap gap-x-6 gap-y-2 border-b bg-muted/60 px-5 py-3 text-sm">
        <Mark name={`Name the ${brand.workspace.one}`} state="done" number={1} />
        {steps.map(({ name, state }, index) => (
          <Mark key={name} name={name} state={state} number={index + 2} isCurrent={index === at} />
        ))}
      </ol>
      <div className="grid grid-cols-1 gap-5 p-5">
        <div className="flex items-start justify-between gap-4">
          <div className="grid min-w-0 gap-0.5">
            <h2 ref={heading} tabIndex={-1} className="text-base font-semibold tracking-tight outline-none">
              {step.title}
            </h2>
            <p className="text-muted-foreground">{step.text}</p>
          </div>
          <Button
            variant="secondary"
            size="sm"
            pending={pending}
            onClick={() => (isBehind ? end("done") : run(step.skip, () => end("skipped")))}
          >
            {isBehind ? "Go on" : "Skip this"}
          </Button>
        </div>
        <FailureAlert failure={failure} />
        <StepContext value={() => end("done")}>
          <div key={step.name} className="max-w-xl">
            {step.panel}
          </div>
        </StepContext>
      </div>
    </Card>
  );
}

interface MarkProps extends Pick<ShownStep, "name" | "state"> {
  number: number;
  isCurrent?: boolean;
}

function Mark({ name, state, number, isCurrent = false }: MarkProps) {
  return (
    <li
      aria-current={isCurrent ? "step" : undefined}
      className={cn("flex items-center gap-2", isCurrent ? "font-medium" : "text-muted-foreground")}
    >
      <span
        aria-hidden="true"
        className={cn(
          "grid size-5 place-items-center rounded-full border text-xs tabular-nums [&_svg]:size-3",
          isCurrent && "border-primary bg-primary text-primary-foreground",
          state === "done" && "border-transparent bg-success-soft text-success-text",
        )}
      >
        {state === "done" ? <Check /> : state === "skipped" ? <Minus /> : number}
      </span>
      {name}
      {state !== "open" && <span className="sr-only">({state})</span>}
    </li>
  );
}
