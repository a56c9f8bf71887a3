/**
 * Looking up from the floor of a courtyard: floors that recede towards whatever stands in the middle. Goes
 * behind the content of a `relative isolate` box, around its centre.
 */
export function Skylight() {
  return (
    <svg
      aria-hidden="true"
      viewBox="-1000 -1000 2000 2000"
      fill="none"
      stroke="currentColor"
      className="pointer-events-none absolute top-1/2 left-1/2 -z-10 size-[2000px] max-w-none -translate-x-1/2 -translate-y-1/2 text-primary opacity-40 max-sm:opacity-20 [mask-image:radial-gradient(closest-side,black_20%,transparent_80%)] dark:opacity-25"
    >
      {floors.map((half) => (
        <rect key={half} x={-half} y={-half} width={half * 2} height={half * 2} rx={half * 0.14} />
      ))}
    </svg>
  );
}

/** Each floor nearer by the same factor: what makes the lines read as depth. */
const floors = Array.from({ length: 10 }, (_, index) => Math.round(225 * 1.17 ** index));
