import type { TotpSetUp } from "@/lib/auth/totp";

/** Squares that the standard wants free on each side. */
const margin = 4;

/** Always dark on light, since not every camera reads it the other way round. */
export function QrCode({ path, size }: TotpSetUp["qr"]) {
  const side = size + 2 * margin;
  return (
    <svg
      role="img"
      aria-label="QR code for your authenticator app"
      viewBox={`${-margin} ${-margin} ${side} ${side}`}
      shapeRendering="crispEdges"
      className="mx-auto size-48 rounded-md border bg-white"
    >
      <path d={path} fill="black" />
    </svg>
  );
}
