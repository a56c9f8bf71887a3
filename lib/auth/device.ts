/** A device in two words, from what its browser says of itself. A hint to its owner, never a proof. */

/** The first that fits: those that call themselves by the name of another come before it. */
const browsers = [
  ["Edge", /\bEdg(?:e|A|iOS)?\//],
  ["Opera", /\b(?:OPR|Opera)\//],
  ["Samsung Internet", /\bSamsungBrowser\//],
  ["Firefox", /\b(?:Firefox|FxiOS)\//],
  ["Chrome", /\b(?:Chrome|HeadlessChrome|CriOS)\//],
  ["Safari", /\bVersion\/[\d.]+.* Safari\//],
] as const;

const systems = [
  ["iPhone", /\biPhone\b/],
  ["iPad", /\biPad\b/],
  ["Android", /\bAndroid\b/],
  ["ChromeOS", /\bCrOS\b/],
  ["Windows", /\bWindows\b/],
  ["Mac", /\bMac(?:intosh| OS X)\b/],
  ["Linux", /\bLinux\b/],
] as const;

/** "Firefox on Windows"; what is not known is left out, and "Unknown device" when nothing is. */
export function describeDevice(userAgent: string | null): string {
  const browser = match(browsers, userAgent);
  const system = match(systems, userAgent);
  if (browser && system) return `${browser} on ${system}`;
  return browser ?? system ?? "Unknown device";
}

function match(names: ReadonlyArray<readonly [string, RegExp]>, text: string | null): string | undefined {
  return names.find(([, pattern]) => text !== null && pattern.test(text))?.[0];
}
