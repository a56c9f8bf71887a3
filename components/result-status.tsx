interface ResultStatusProps {
  /** How many of what: "12 events". */
  found: string;
  /** Whether there are more than these. */
  isPart: boolean;
}

/** Says to those who do not see it what a search or a filter came to. */
export function ResultStatus({ found, isPart }: ResultStatusProps) {
  return (
    <p role="status" className="sr-only">
      {found} shown{isPart && ", and there are more"}.
    </p>
  );
}
